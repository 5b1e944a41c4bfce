package boocontrol.fleet.entity;

import static boocontrol.fleet.entity.Fold.snapshot;
import static boocontrol.fleet.entity.Fold.status;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivenessFoldTest {

    private final Fold fold = Fold.starting().open(250);

    @Test
    void kinds_of_liveness_are_kept_as_events_once() {
        var loss = Fold.starting();
        for (var n = 0; n < 9; n++) {
            loss.pass(Duration.ofSeconds(60)).lose(Word.UNREACHABLE);
        }
        loss.open(250).lose(Word.SILENT);

        assertThat(loss.events)
                .extracting(ModelEvent::kind)
                .containsExactly(Kind.RECONNECTING, Kind.DOWN, Kind.CONNECTED, Kind.RECONNECTING);
        assertThat(loss.events)
                .allMatch(event -> event.model().equals(ModelEvent.HOST) && event.observed());
        assertThat(loss.events.getLast().text()).contains("silent: said");
    }

    @Test
    void a_quiet_reconnect_is_no_event() {
        fold.on(status(Phase.READY));
        var since = ((Liveness.Connected) fold.state().liveness()).since();
        var events = List.copyOf(fold.events);
        fold.pass(Duration.ofSeconds(25)).open(250).on(status(Phase.READY));

        assertThat(fold.events).isEqualTo(events);
        assertThat(fold.state().liveness()).isEqualTo(new Liveness.Connected(since));
    }

    @Test
    void while_it_is_away_a_host_shows_its_models_as_old() {
        fold.on(status(Phase.READY));
        var told = fold.now().at();
        fold.pass(Duration.ofSeconds(30)).lose(Word.SILENT);

        assertThat(fold.state().models()).hasSize(1);
        assertThat(fold.state().modelsAt()).contains(told);
        assertThat(fold.state().inflight()).isEqualTo(new Inflight.Unknown());
    }

    @Test
    void a_host_with_another_dialect_is_read_by_it() {
        fold.on(snapshot()).lose(Word.ENDED).open(230).on(new SwapEvent.InflightTotal(2));

        assertThat(fold.state().facts().orElseThrow().number()).hasValue(230);
        assertThat(fold.state().inflight()).isEqualTo(new Inflight.Total(2));
    }

    @Test
    void what_is_forgotten_is_as_never_heard_unless_it_is_connected() {
        fold.on(status(Phase.READY));
        assertThat(fold.memory.forgotten()).isSameAs(fold.memory);

        fold.lose(Word.UNREACHABLE);
        var forgotten = fold.memory.forgotten();

        assertThat(KeptHost.of(forgotten.state()).empty()).isTrue();
        assertThat(forgotten.state().liveness()).isEqualTo(fold.state().liveness());
    }
}
