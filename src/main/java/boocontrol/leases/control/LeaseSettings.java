package boocontrol.leases.control;

import boocontrol.leases.entity.Terms;
import boocontrol.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The times of leases as configured.
@ApplicationScoped
public class LeaseSettings {

    static final Setting<Duration> TTL =
            Setting.duration(
                    "boocontrol.leases.ttl",
                    Terms.DEFAULT.ttl(),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(10));

    static final Setting<Duration> MAX_HOLD =
            Setting.duration(
                    "boocontrol.leases.max-hold",
                    Terms.DEFAULT.maxHold(),
                    Duration.ofMinutes(10),
                    Duration.ofDays(1));

    @Inject Config config;

    private volatile @Nullable Terms terms;

    /// For the container.
    public LeaseSettings() {}

    LeaseSettings(Terms terms) {
        this.terms = terms;
    }

    /// As they were when they were asked for first.
    ///
    /// @throws IllegalArgumentException for the operator, with key, value and what is allowed
    public Terms terms() {
        var known = terms;
        if (known == null) {
            known = from(config);
            terms = known;
        }
        return known;
    }

    static Terms from(Config config) {
        return new Terms(TTL.from(config), MAX_HOLD.from(config));
    }
}
