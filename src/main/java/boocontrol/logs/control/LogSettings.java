package boocontrol.logs.control;

import boocontrol.logs.entity.TailLimits;
import boocontrol.platform.config.Setting;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The measures of the logs.
///
/// @param lines `boocontrol.logs.lines`, that a tail has at most, marks included
/// @param tailBytes `boocontrol.logs.tail-bytes`, that a tail takes at most
/// @param totalBytes `boocontrol.logs.total-bytes`, that all tails take together; each has an equal
///   share
/// @param waitingChars of one host's log that may wait to be taken in
/// @param waitingItems pieces of one host's log that may wait
/// @param allWaitingChars of all hosts together
/// @param every least time between two batches of one host, unless much waits
public record LogSettings(
        int lines,
        long tailBytes,
        long totalBytes,
        int waitingChars,
        int waitingItems,
        long allWaitingChars,
        Duration every) {

    static final Setting<Integer> LINES = Setting.of("boocontrol.logs.lines", Integer.class, 2_000);
    static final Setting<Long> TAIL_BYTES =
            Setting.of("boocontrol.logs.tail-bytes", Long.class, 1L << 20);
    static final Setting<Long> TOTAL_BYTES =
            Setting.of("boocontrol.logs.total-bytes", Long.class, 128L << 20);

    public static final LogSettings DEFAULT = of(2_000, 1L << 20, 128L << 20);

    /// @throws IllegalArgumentException for the operator, with key, value and what is allowed
    static LogSettings from(Config config) {
        return of(
                (int) within(LINES.key(), LINES.from(config), 100, 100_000),
                within(TAIL_BYTES.key(), TAIL_BYTES.from(config), 64L << 10, 1L << 30),
                within(TOTAL_BYTES.key(), TOTAL_BYTES.from(config), 1L << 20, 1L << 40));
    }

    private static LogSettings of(int lines, long tailBytes, long totalBytes) {
        return new LogSettings(
                lines, tailBytes, totalBytes, 2 << 20, 20_000, 32L << 20, Duration.ofMillis(100));
    }

    /// The room of each of so many tails.
    TailLimits share(int tails) {
        return new TailLimits(lines, Math.min(tailBytes, totalBytes / Math.max(1, tails)));
    }

    private static long within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s=%d is not a number from %d to %d".formatted(key, value, least, most));
        }
        return value;
    }
}
