package boocontrol.simulator.entity;

/// What llama-swap found out about one answer. -1 is unknown, 0 is not filled.
public record Tokens(
        int cache,
        int draft,
        int draftAccepted,
        int input,
        int output,
        double promptPerSecond,
        double perSecond) {

    /// Nothing could be read from the answer.
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0, 0);

    /// From llama-server's own timings.
    public static Tokens timed(int cache, int input, int output, double prompt, double generated) {
        return new Tokens(cache, -1, -1, input, output, prompt, generated);
    }

    /// From usage counts alone, which know no rates.
    public static Tokens counted(int cache, int input, int output) {
        return new Tokens(cache, -1, -1, input, output, -1, -1);
    }
}
