package boocontrol.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true", "127.0.0.53, true", "::1, true", "[::1], true", "localhost, true",
        "0.0.0.0, false", "*, false", "::, false", "192.168.1.5, false", "10.0.0.1, false",
        "::ffff:192.168.1.5, false", "127.0.0.1.evil.invalid, false"
    })
    void only_a_loopback_bind_is_closed_to_other_machines(String bind, boolean loopback) {
        assertThat(AccessSettings.loopback(bind)).isEqualTo(loopback);
    }
}
