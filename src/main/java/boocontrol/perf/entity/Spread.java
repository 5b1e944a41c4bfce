package boocontrol.perf.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;

/// When in a round a host is asked: always at the same time, and not all at once.
public final class Spread {

    private Spread() {}

    /// From zero to nine tenths of `interval`.
    public static Duration offset(ProviderId provider, Duration interval) {
        // Fibonacci hashing: ids that differ in their last digit are far apart.
        var mixed = provider.value().hashCode() * 0x9E3779B97F4A7C15L >>> 11;
        var part = mixed / (double) (1L << 53);
        return Duration.ofNanos((long) (interval.toNanos() * 0.9 * part));
    }
}
