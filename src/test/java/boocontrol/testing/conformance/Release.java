package boocontrol.testing.conformance;

/// A llama-swap release by its number; 251 is the main branch after v250.
public record Release(int number) {

    /// Reads `v250`.
    public static Release of(String tag) {
        return new Release(Integer.parseInt(tag.replaceFirst("^v", "")));
    }

    public boolean from(int since) {
        return number >= since;
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
