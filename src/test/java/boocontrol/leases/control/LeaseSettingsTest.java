package boocontrol.leases.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boocontrol.leases.entity.Terms;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseSettingsTest {

    @Test
    void without_settings_a_lease_lives_for_thirty_seconds_and_is_held_for_four_hours() {
        var terms = LeaseSettings.from(config(Map.of()));

        assertThat(terms).isEqualTo(Terms.DEFAULT);
        assertThat(terms.renewEvery()).hasSeconds(10);
        assertThat(terms.mayActFor(terms.ttl())).hasSeconds(24);
        assertThat(terms.grace()).hasSeconds(10);
        assertThat(terms.lockDelay()).hasSeconds(5);
    }

    @Test
    void both_times_can_be_set() {
        var terms =
                LeaseSettings.from(
                        config(
                                Map.of(
                                        "boocontrol.leases.ttl", "PT60S",
                                        "boocontrol.leases.max-hold", "PT12H")));

        assertThat(terms).isEqualTo(new Terms(Duration.ofSeconds(60), Duration.ofHours(12)));
    }

    @ParameterizedTest
    @CsvSource({
        "boocontrol.leases.ttl, PT1S, PT2S to PT10M",
        "boocontrol.leases.ttl, PT11M, PT2S to PT10M",
        "boocontrol.leases.ttl, soon, PT2S to PT10M",
        "boocontrol.leases.max-hold, PT1M, PT10M to PT24H",
        "boocontrol.leases.max-hold, P2D, PT10M to PT24H",
    })
    void a_bad_time_stops_the_start_with_key_value_and_range(
            String key, String value, String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaseSettings.from(config(Map.of(key, value))))
                .withMessage("%s=%s is not a duration from %s", key, value, range);
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new io.smallrye.config.PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
