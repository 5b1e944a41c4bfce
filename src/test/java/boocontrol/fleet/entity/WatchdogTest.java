package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Watchdog.Asked;
import boocontrol.fleet.entity.Watchdog.Step;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogTest {

    @ParameterizedTest(name = "{0} s silent, asked {1}, logs {2} -> {3}")
    @CsvSource({
        "0,    nothing,    false, WAIT",
        "19.9, nothing,    true,  WAIT",
        "20,   nothing,    false, ASK",
        "20,   nothing,    true,  ASK",
        "900,  nothing,    true,  ASK",
        "20,   unanswered, false, CUT",
        "23,   unanswered, true,  CUT",
        "21,   0.1,        true,  WAIT",
        "24.9, 4.9,        true,  WAIT",
        "25,   5,          true,  REOPEN",
        "25,   5,          false, WAIT",
        "39.9, 19.9,       false, WAIT",
        "40,   20,         false, ASK",
        "299,  20,         false, ASK",
        "299,  19,         false, WAIT",
        "300,  0.1,        false, REOPEN",
        "300,  0.1,        true,  WAIT"
    })
    void silence_is_judged(double silent, String asked, boolean logs, Step step) {
        assertThat(Watchdog.DEFAULT.next(seconds(silent), asked(asked), logs)).isEqualTo(step);
    }

    private static Asked asked(String text) {
        return switch (text) {
            case "nothing" -> new Asked.Nothing();
            case "unanswered" -> new Asked.Unanswered();
            default -> new Asked.Answered(seconds(Double.parseDouble(text)));
        };
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
