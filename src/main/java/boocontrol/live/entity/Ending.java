package boocontrol.live.entity;

/// Why we end a connection, with the close code of the socket. Codes from 4000 are ours.
public enum Ending {
    STUCK(4008, "too slow: a frame was not taken within 5 s"),
    BEHIND(4008, "too slow: 10 s behind"),
    SHED(4008, "too slow: three floods within a minute"),
    SILENT(4001, "no join within 10 s"),
    FULL(1013, "too many live connections, try again later"),
    SIGNED_OUT(1008, "the sign-in has ended"),
    BROKEN(1011, "the connection broke"),
    STOPPING(1001, "the server is stopping"),
    BINARY(1003, "only JSON text is understood"),
    JUNK(1003, "not a JSON object"),
    TOO_BIG(1009, "a message may have 64 KiB");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /// For people; at most 123 bytes, as the protocol wants.
    public String reason() {
        return reason;
    }

    /// The reader could not keep up.
    public boolean slow() {
        return code == 4008;
    }
}
