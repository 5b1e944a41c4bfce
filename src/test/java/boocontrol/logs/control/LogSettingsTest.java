package boocontrol.logs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class LogSettingsTest {

    @Test
    void nothing_given_is_2000_lines_of_at_most_a_mebibyte() {
        assertThat(LogSettings.from(config(Map.of()))).isEqualTo(LogSettings.DEFAULT);
    }

    @Test
    void all_tails_share_what_is_there_for_them() {
        assertThat(LogSettings.DEFAULT.share(2).bytes()).isEqualTo(1 << 20);
        assertThat(LogSettings.DEFAULT.share(400).bytes()).isEqualTo((128 << 20) / 400);
    }

    @Test
    void a_bad_value_is_named_with_what_is_allowed() {
        assertThatThrownBy(() -> LogSettings.from(config(Map.of("boocontrol.logs.lines", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("boocontrol.logs.lines=1 is not a number from 100 to 100000");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withDefaultValues(Map.of())
                .build();
    }
}
