package boocontrol.perf.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How finely history is kept, the finest first.
public enum Tier {
    /// As told.
    RAW(Duration.ZERO, "raw"),
    FIVE_MINUTES(Duration.ofMinutes(5), "5m"),
    HOUR(Duration.ofHours(1), "1h");

    private final Duration width;
    private final String key;

    Tier(Duration width, String key) {
        this.width = width;
        this.key = key;
    }

    /// Of one of its buckets; zero for what is kept as told.
    public Duration width() {
        return width;
    }

    /// The begin of the bucket that holds `at`.
    public Instant floor(Instant at) {
        return width.isZero()
                ? at
                : at.minusMillis(Math.floorMod(at.toEpochMilli(), width.toMillis()))
                        .truncatedTo(ChronoUnit.SECONDS);
    }

    /// In the database.
    public String key() {
        return key;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
