package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words in brackets are inferred.
class PhaseStepsTest {

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource({
        "STOPPED,  STARTING, loading",
        "STOPPED,  READY,    (loading) ready",
        "STOPPED,  STOPPING, (loading) (ready) stopping",
        "STOPPED,  SHUTDOWN, ''",
        "STARTING, READY,    ready",
        "STARTING, STOPPING, stopping",
        "STARTING, STOPPED,  load_failed",
        "STARTING, SHUTDOWN, load_failed",
        "READY,    STOPPING, stopping",
        "READY,    STOPPED,  stopped",
        "READY,    STARTING, (stopping) (stopped) loading",
        "STOPPING, STOPPED,  stopped",
        "STOPPING, STARTING, (stopped) loading",
        "STOPPING, READY,    (stopped) (loading) ready",
        "UNKNOWN,  READY,    (ready)",
        "READY,    UNKNOWN,  ''",
        "REMOTE,   REMOTE,   ''",
        "STOPPED,  REMOTE,   ''",
        "READY,    READY,    ''"
    })
    void a_change_seen_on_one_connection(Phase before, Phase after, String steps) {
        assertThat(written(PhaseSteps.seen(before, after))).isEqualTo(steps);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource({
        "STOPPED,  STOPPED,  ''",
        "READY,    READY,    ''",
        "SHUTDOWN, STOPPED,  ''",
        "STOPPED,  READY,    (ready)",
        "READY,    STOPPED,  (stopped)",
        "STARTING, STOPPED,  (stopped)",
        "READY,    STARTING, (loading)",
        "STARTING, STOPPING, (stopping)",
        "READY,    UNKNOWN,  ''"
    })
    void of_a_change_across_a_reconnect_only_the_outcome_is_told(
            Phase before, Phase after, String steps) {
        assertThat(written(PhaseSteps.missed(before, after))).isEqualTo(steps);
    }

    private static String written(List<PhaseSteps.Step> steps) {
        return steps.stream()
                .map(step -> step.observed() ? step.kind().word() : "(" + step.kind().word() + ")")
                .collect(Collectors.joining(" "));
    }
}
