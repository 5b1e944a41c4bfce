package boocontrol.simulator.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers, times and texts as Go writes them.
class GoTextTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "-1,-1",
        "415.5,415.5",
        "0.000001,0.000001",
        "0.0000001,1e-07",
        "100000000000000000000,100000000000000000000",
        "1e21,1e+21",
        "-2.5e-9,-2.5e-09",
        "244.63077623875964,244.63077623875964",
    })
    void numbers(double value, String text) {
        assertThat(GoJson.number(value)).isEqualTo(text);
    }

    @Test
    void texts() {
        assertThat(GoJson.text("a<b>&\"\\\n\u0001\u2028é\ud83d\ude00\ud800"))
                .isEqualTo(
                        "\"a\\u003cb\\u003e\\u0026\\\"\\\\\\n\\u0001\\u2028é\ud83d\ude00\\ufffd\"");
    }

    @Test
    void times_lose_their_zeros_and_keep_their_offset() {
        var at = Instant.parse("2026-08-15T16:59:59.812300000Z");
        assertThat(GoText.nanos(at, ZoneOffset.UTC)).isEqualTo("2026-08-15T16:59:59.8123Z");
        assertThat(GoText.nanos(at, ZoneOffset.ofHours(-7)))
                .isEqualTo("2026-08-15T09:59:59.8123-07:00");
        assertThat(GoText.seconds(at, ZoneOffset.UTC)).isEqualTo("2026-08-15T16:59:59Z");
    }

    @ParameterizedTest
    @CsvSource({
        "850,850ns",
        "12203,12.203µs",
        "1066748,1.066748ms",
        "2871752712,2.871752712s",
        "123400000000,2m3.4s",
        "3600000000000,1h0m0s",
    })
    void durations(long nanos, String text) {
        assertThat(GoText.duration(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"v235,235", "250,250", "main,251", "V172,172"})
    void releases(String text, int number) {
        assertThat(Release.of(text).number()).isEqualTo(number);
    }
}
