package boocontrol.llamaswap.entity;

/// One frame as it left the wire, with only its type looked at (seam): the reader hands it on and
/// parses nothing.
///
/// @param type the value of the outer `"type"`, found by prefix, empty if it could not be found
/// @param data the `data:` text, outer JSON, still escaped twice
public record RawFrame(String type, String data) {

    public static final String LOG = "logData";

    /// Log frames are the first to go when our queue is full.
    public boolean isLog() {
        return type.equals(LOG);
    }
}
