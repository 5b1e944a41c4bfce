package boocontrol.fleet.entity;

import static boocontrol.fleet.entity.Fold.status;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFoldTest {

    private final Fold fold = Fold.starting().open(250);

    @Test
    void a_model_that_vanishes_while_it_runs_has_stopped() {
        fold.on(status(Phase.READY)).on(new SwapEvent.ModelStatus(List.of()));

        assertThat(fold.events.getLast().kind()).isEqualTo(Kind.STOPPED);
        assertThat(fold.events.getLast().observed()).isFalse();
    }

    @Test
    void since_is_unknown_for_what_was_so_at_the_first_look() {
        fold.on(status(Phase.READY));
        assertThat(fold.view("m").since()).isEmpty();

        fold.pass(Duration.ofSeconds(3)).on(status(Phase.STOPPING));

        assertThat(fold.view("m").since()).contains(fold.now().at());
    }

    @Test
    void since_survives_a_reconnect_that_finds_it_as_it_was() {
        fold.on(status(Phase.STOPPED)).pass(Duration.ofSeconds(3)).on(status(Phase.READY));
        var since = fold.view("m").since();
        fold.lose(Word.ENDED).pass(Duration.ofSeconds(9)).open(250).on(status(Phase.READY));

        assertThat(since).isPresent();
        assertThat(fold.view("m").since()).isEqualTo(since);
    }

    @Test
    void ttl_and_context_length_stay_known_across_lists() {
        fold.on(status(Phase.READY))
                .apply(memory -> HostMemory.Told.nothing(memory.withTtls(Map.of("m", 60))))
                .apply(memory ->
                        HostMemory.Told.nothing(memory.withContextLengths(Map.of("m", 4_096))))
                .on(status(Phase.READY));

        assertThat(fold.view("m").ttl()).contains(Duration.ofSeconds(60));
        assertThat(fold.view("m").contextLength()).hasValue(4_096);
    }

    @Test
    void what_is_not_understood_is_counted_and_changes_nothing_else() {
        fold.on(status(Phase.READY));
        var models = fold.state().models();
        fold.on(new SwapEvent.Unknown("hologram"))
                .on(new SwapEvent.Unknown("hologram"))
                .on(new SwapEvent.Broken("metrics", "data is not a list"));

        assertThat(fold.state().models()).isEqualTo(models);
        assertThat(fold.state().losses())
                .isEqualTo(
                        Losses.ofUnknownEvent()
                                .plus(Losses.ofUnknownEvent())
                                .plus(Losses.ofBrokenFrame()));
    }

    @Test
    void the_median_of_loads_is_there_from_the_start_of_ours() {
        var loads = Map.of("m", LoadTimes.NONE.plus(Duration.ofSeconds(4)));
        var rebuilt = Fold.rebuilt(KeptHost.unknown(Fold.BOX), loads).open(250);
        rebuilt.on(status(Phase.STOPPED));

        assertThat(rebuilt.view("m").medianLoad()).contains(Duration.ofSeconds(4));
    }
}
