package boocontrol.perf.control;

import boocontrol.platform.config.Setting;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/// The measures of reading samples. A bad value stops the start.
///
/// @param interval between two questions to one host
/// @param staleAfter at least so long nothing came before a card or a value is called stale
/// @param waiting samples that wait for the database, of all hosts
/// @param share of them for one host
public record PerfSettings(Duration interval, Duration staleAfter, int waiting, int share) {

    static final Setting<Duration> INTERVAL =
            Setting.of("boocontrol.perf.interval", Duration.class, Duration.ofSeconds(5));
    static final Setting<Duration> STALE_AFTER =
            Setting.of("boocontrol.perf.stale-after", Duration.class, Duration.ofSeconds(15));

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(10);

    public static final PerfSettings DEFAULT =
            new PerfSettings(Duration.ofSeconds(5), Duration.ofSeconds(15), 200_000, 20_000);

    /// @throws IllegalStateException with one line when a value is not allowed
    static PerfSettings from(Config config) {
        return new PerfSettings(
                within(INTERVAL, config),
                within(STALE_AFTER, config),
                DEFAULT.waiting,
                DEFAULT.share);
    }

    private static Duration within(Setting<Duration> setting, Config config) {
        var value = setting.from(config);
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new IllegalStateException(
                    "%s is %s; allowed is %s to %s".formatted(setting.key(), value, LEAST, MOST));
        }
        return value;
    }
}
