package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.SwapRow;

/// What tells two rows with the same id apart: the ids of two lives of a counter are the same, the
/// requests behind them are not.
///
/// Made of what a host never changes afterwards: when it ended, model, duration, tokens and rates.
/// `hasCapture` is left out, since captures are evicted.
///
/// @param value a 64-bit hash
public record Fingerprint(long value) {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    public static Fingerprint of(SwapRow row) {
        var text =
                String.join(
                        "|",
                        Stamps.micros(row.endedAt()).toString(),
                        row.model(),
                        row.durationMs().toString(),
                        row.inputTokens().toString(),
                        row.outputTokens().toString(),
                        row.cacheTokens().toString(),
                        row.promptPerSecond().toString(),
                        row.tokensPerSecond().toString());
        return new Fingerprint(hash(text));
    }

    /// FNV-1a over the characters, with a last stirring.
    private static long hash(String text) {
        var hash = BASIS;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash ^ (hash >>> 29);
    }
}
