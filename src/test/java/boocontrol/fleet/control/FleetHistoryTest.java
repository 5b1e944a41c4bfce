package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.Await;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FleetHistoryTest {

    private static final ProviderId OTHER = new ProviderId("other");

    @Test
    void a_purged_host_is_forgotten_everywhere_and_the_others_are_not() throws Exception {
        try (var database = TestDatabase.create();
                var host = new TalkingHost();
                var rig =
                        new Rig(Rig.CALM)
                                .follow(
                                        Rig.provider(host.url()),
                                        Rig.provider(OTHER, host.url(), true))) {
            Await.until(
                    "both have told",
                    () -> rig.fleet.hosts().stream().noneMatch(state -> state.models().isEmpty()));
            rig.follow(
                    Rig.provider(Rig.BOX, host.url(), false),
                    Rig.provider(OTHER, host.url(), false));
            database.inTransaction(entities -> {
                var history = history(rig, new ModelEventStore(entities));
                var states = new HostStateStore(entities);
                history.states = keeper(rig, states);
                history.events.record(event(Rig.BOX));
                history.eventStore.insert(event(Rig.BOX));
                history.eventStore.insert(event(OTHER));
                states.write(rig.fleet.hosts().stream().map(KeptHost::of).toList(), Instant.EPOCH);

                history.purge(Rig.BOX);
                history.purge(Rig.BOX);

                assertThat(history.events.waiting()).isZero();
                assertThat(history.eventStore.find(everything()))
                        .extracting(kept -> kept.event().provider())
                        .containsExactly(OTHER);
                assertThat(states.all().keySet()).containsExactly(OTHER);
                return 0;
            });

            assertThat(rig.state().models()).isEmpty();
            assertThat(rig.state().facts()).isEmpty();
            assertThat(rig.fleet.host(OTHER).orElseThrow().models()).isNotEmpty();
        }
    }

    private static FleetHistory history(Rig rig, ModelEventStore events) {
        var history = new FleetHistory();
        history.fleet = rig.fleet;
        history.events = new ModelEvents(_ -> {}, new Loops());
        history.eventStore = events;
        return history;
    }

    private static HostStateKeeper keeper(Rig rig, HostStateStore store) {
        return new HostStateKeeper(
                rig.fleet::hosts,
                hosts -> store.write(hosts, Instant.EPOCH),
                store::purge,
                Duration.ofDays(1),
                new Loops());
    }

    private static ModelEvent event(ProviderId provider) {
        return ModelEvent.of(provider, "m", ModelEvent.Kind.READY, Instant.EPOCH, true);
    }

    private static EventFilter everything() {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
    }
}
