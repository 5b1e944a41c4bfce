package boocontrol.leases.control;

import boocontrol.leases.entity.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The times of leases as configured: `boocontrol.leases.ttl` and `boocontrol.leases.max-hold`.
@ApplicationScoped
public class LeaseSettings {

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(2);
    private static final Duration LONGEST_TTL = Duration.ofMinutes(10);
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(10);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    @Inject Config config;

    private volatile @Nullable Terms terms;

    /// For the container.
    public LeaseSettings() {}

    LeaseSettings(Terms terms) {
        this.terms = terms;
    }

    /// @throws IllegalStateException for the operator, with key, value and what is allowed
    public Terms terms() {
        var known = terms;
        if (known == null) {
            known = from(config);
            terms = known;
        }
        return known;
    }

    static Terms from(Config config) {
        return new Terms(
                duration(
                        config,
                        "boocontrol.leases.ttl",
                        Terms.DEFAULT.ttl(),
                        SHORTEST_TTL,
                        LONGEST_TTL),
                duration(
                        config,
                        "boocontrol.leases.max-hold",
                        Terms.DEFAULT.maxHold(),
                        SHORTEST_HOLD,
                        LONGEST_HOLD));
    }

    private static Duration duration(
            Config config, String key, Duration fallback, Duration least, Duration most) {
        var text = config.getOptionalValue(key, String.class);
        try {
            var value = text.map(Duration::parse).orElse(fallback);
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (java.time.format.DateTimeParseException _) {
            // Answered below.
        }
        throw new IllegalStateException(
                "%s=%s is not a duration from %s to %s"
                        .formatted(key, text.orElse(""), least, most));
    }
}
