package boocontrol.fleet.entity;

import boocontrol.fleet.entity.Liveness.Reason.Word;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt. Every delay carries jitter, so that hosts that went
/// together do not come back in step.
///
/// @param base after the first failure; doubles with each further one
/// @param cap of the doubling, and at once the delay after a refusal that no haste can heal
/// @param giveUpAfter this many failures open the breaker
/// @param slow between probes of an open breaker, plus or minus a half, for ever
/// @param quick once after a clean end of a healthy connection: most likely a config reload
/// @param healthyAfter a connection that lived this long makes earlier failures forgotten
public record Backoff(
        Duration base,
        Duration cap,
        int giveUpAfter,
        Duration slow,
        Duration quick,
        Duration healthyAfter) {

    public static final Backoff DEFAULT =
            new Backoff(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    6,
                    Duration.ofSeconds(60),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(5));

    public boolean exhausted(int failures) {
        return failures >= giveUpAfter;
    }

    public boolean healthy(Duration lived) {
        return lived.compareTo(healthyAfter) >= 0;
    }

    /// @param failures so far, this one included, from 1
    public Duration delay(int failures, Word reason, RandomGenerator random) {
        if (exhausted(failures)) {
            return slow.dividedBy(2).plusNanos(random.nextLong(slow.toNanos() + 1));
        }
        return jittered(refusal(reason) ? cap : doubled(failures), random);
    }

    /// After a clean end of a healthy connection.
    public Duration quickDelay(RandomGenerator random) {
        return jittered(quick, random);
    }

    private Duration doubled(int failures) {
        var doubled = base.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }

    private static boolean refusal(Word reason) {
        return switch (reason) {
            case UNAUTHORIZED, UNSUPPORTED, NOT_SSE -> true;
            case UNREACHABLE, SILENT, ENDED, OVERFLOW -> false;
        };
    }

    private static Duration jittered(Duration delay, RandomGenerator random) {
        return delay.plusNanos(random.nextLong(delay.toNanos() / 2 + 1));
    }
}
