package boocontrol.fleet.entity;

import static boocontrol.fleet.entity.Fold.log;
import static boocontrol.fleet.entity.Fold.status;
import static boocontrol.fleet.entity.InflightBookTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A failed load and the text that explains it may come in any order.
class FailedLoadTest {

    private final Fold fold = Fold.starting().open(250);

    @Test
    void the_text_may_come_after_the_failure() {
        failing().pass(Duration.ofMillis(20)).on(log("group: starting m failed: no memory"));

        assertThat(failure().text()).contains("no memory");
        assertThat(failure().observed()).isTrue();
        assertThat(fold.view("m").failure()).contains("no memory");
    }

    @Test
    void the_text_may_come_before_the_failure() {
        fold.on(status(Phase.STOPPED)).on(status(Phase.STARTING));
        fold.on(log("group: starting m failed: no memory")).on(status(Phase.STOPPED));

        assertThat(failure().text()).contains("no memory");
    }

    @Test
    void the_row_of_the_request_that_wanted_it_tells_as_well() {
        failing().completed(row("m", "/x", Fold.NOON, 5, 500, Optional.of("health check failed")));

        assertThat(failure().text()).contains("health check failed");
    }

    @Test
    void a_failure_that_nobody_explains_is_told_after_a_while() {
        failing().pass(Duration.ofMillis(2_900)).sweep();
        assertThat(kinds()).doesNotContain(Kind.LOAD_FAILED);

        fold.pass(Duration.ofMillis(200)).sweep();

        assertThat(failure().text()).contains("the host did not say why");
        assertThat(failure().observed()).isFalse();
    }

    @Test
    void a_failure_still_waits_when_the_connection_ends_and_is_told_then() {
        failing().lose(Word.UNREACHABLE);

        assertThat(kinds()).contains(Kind.LOAD_FAILED);
    }

    @Test
    void an_unload_in_mid_start_is_no_failure() {
        failing()
                .completed(
                        row(
                                "m",
                                "/x",
                                Fold.NOON,
                                5,
                                500,
                                Optional.of("unspecific error: m: model unloaded")));

        assertThat(kinds()).doesNotContain(Kind.LOAD_FAILED).contains(Kind.STOPPED);
    }

    @Test
    void a_text_about_another_model_explains_nothing() {
        failing().on(log("group: starting other failed: no memory"));

        assertThat(kinds()).doesNotContain(Kind.LOAD_FAILED);
    }

    @Test
    void the_next_success_forgets_the_failure() {
        failing().on(log("group: starting m failed: no memory"));
        fold.on(status(Phase.STARTING));
        assertThat(fold.view("m").failure()).contains("no memory");

        fold.on(status(Phase.READY));

        assertThat(fold.view("m").failure()).isEmpty();
    }

    @Test
    void the_old_log_at_the_begin_of_a_stream_explains_nothing() {
        fold.on(log("group: starting m failed: yesterday"));
        failing().pass(Duration.ofSeconds(4)).sweep();

        assertThat(failure().text()).contains("the host did not say why");
    }

    private Fold failing() {
        return fold.on(status(Phase.STOPPED)).on(status(Phase.STARTING)).on(status(Phase.STOPPED));
    }

    private ModelEvent failure() {
        return fold.events.stream()
                .filter(event -> event.kind() == Kind.LOAD_FAILED)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<Kind> kinds() {
        return fold.events.stream().map(ModelEvent::kind).toList();
    }
}
