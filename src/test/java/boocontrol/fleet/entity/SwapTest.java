package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwapTest {

    private static final ProviderId BOX = new ProviderId("box");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static ModelEvent event(String model, Kind kind, double seconds) {
        return ModelEvent.of(BOX, model, kind, NOON.plusMillis((long) (seconds * 1_000)), true);
    }

    @Test
    void who_stopped_just_before_went_for_it_and_the_time_of_the_stop_counts() {
        var loading = event("b", Kind.LOADING, 5);

        var swap =
                Swap.of(
                        loading,
                        List.of(
                                event("a", Kind.STOPPING, 1),
                                event("a", Kind.STOPPED, 4.9),
                                loading,
                                event("b", Kind.READY, 12)));

        assertThat(swap.evicted()).containsExactly("a");
        assertThat(swap.cost()).contains(Duration.ofSeconds(11));
        assertThat(swap.end()).map(Swap.End::kind).contains(Kind.READY);
        assertThat(swap.observed()).isTrue();
    }

    @Test
    void a_load_into_free_room_evicts_nobody() {
        var loading = event("b", Kind.LOADING, 100);

        var swap =
                Swap.of(
                        loading,
                        List.of(
                                event("a", Kind.STOPPED, 90),
                                loading,
                                event("b", Kind.READY, 103)));

        assertThat(swap.evicted()).isEmpty();
        assertThat(swap.cost()).contains(Duration.ofSeconds(3));
    }

    @Test
    void who_went_for_the_load_before_did_not_go_for_this_one() {
        var second = event("c", Kind.LOADING, 6);

        var swap =
                Swap.of(
                        second,
                        List.of(
                                event("a", Kind.STOPPED, 4),
                                event("b", Kind.LOADING, 5),
                                second,
                                event("b", Kind.READY, 7),
                                event("c", Kind.READY, 8)));

        assertThat(swap.evicted()).isEmpty();
    }

    @Test
    void a_load_that_fails_or_is_under_way_says_so() {
        var loading = event("b", Kind.LOADING, 0);
        var failed = event("b", Kind.LOAD_FAILED, 2).with(Optional.of("no memory"));

        assertThat(Swap.of(loading, List.of(loading, failed)).end())
                .contains(new Swap.End(Kind.LOAD_FAILED, failed.at(), Optional.of("no memory")));
        var open = Swap.of(loading, List.of(loading, event("b", Kind.LOADING, 9)));
        assertThat(open.end()).isEmpty();
        assertThat(open.cost()).isEmpty();
    }

    @Test
    void what_was_concluded_from_two_looks_makes_the_swap_concluded() {
        var loading = event("b", Kind.LOADING, 1);
        var stopped = ModelEvent.of(BOX, "a", Kind.STOPPED, NOON, false);

        var swap = Swap.of(loading, List.of(stopped, loading, event("b", Kind.READY, 2)));

        assertThat(swap.evicted()).containsExactly("a");
        assertThat(swap.observed()).isFalse();
    }
}
