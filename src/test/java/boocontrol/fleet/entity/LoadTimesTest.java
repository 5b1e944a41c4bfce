package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTimesTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"'4', 4", "'1,9', 5", "'9,1,4', 4", "'1,1,1,60', 1", "'2,100,4,3', 3.5"})
    void the_median_is_the_middle_one(String seconds, double median) {
        assertThat(times(seconds).median()).contains(Duration.ofMillis(Math.round(median * 1_000)));
    }

    @Test
    void without_loads_there_is_no_median() {
        assertThat(LoadTimes.NONE.median()).isEmpty();
    }

    @Test
    void only_the_last_twenty_count() {
        var slow = IntStream.range(0, 100).mapToObj(_ -> "60").toList();
        var fast = IntStream.range(0, 20).mapToObj(_ -> "2").toList();

        var times = times(String.join(",", slow) + "," + String.join(",", fast));

        assertThat(times.last()).hasSize(LoadTimes.KEPT);
        assertThat(times.median()).contains(Duration.ofSeconds(2));
    }

    private static LoadTimes times(String seconds) {
        return Arrays.stream(seconds.split(","))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .reduce(LoadTimes.NONE, LoadTimes::plus, (_, last) -> last);
    }
}
