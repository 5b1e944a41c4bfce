package boocontrol.llamaswap.control;

/// A host's JSON is not what its place promises. Carries one of a fixed set of sentences, made of
/// our words and field names, never of what the host sent.
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Malformed(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
