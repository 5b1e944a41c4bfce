package boocontrol.testing.conformance;

/// Something that the release does not do.
///
/// @param where request, or place in a stream
/// @param what expected and found, in words
public record Deviation(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
