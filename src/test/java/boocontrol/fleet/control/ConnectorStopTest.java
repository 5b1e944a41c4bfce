package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.TalkingHost.Canned;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a connector is doing, it ends when it is told to.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectorStopTest {

    @ParameterizedTest
    @ValueSource(strings = {"connected", "flooded", "asleep", "refused", "observer", "starting"})
    void when_it_is_stopped_no_thread_is_left(String when) throws Exception {
        var release = new CountDownLatch(1);
        try (var host = new TalkingHost()) {
            prepare(host, when);
            var rig =
                    when.equals("observer")
                            ? new Rig(Rig.CALM, Rig.blocking(release))
                            : new Rig(Rig.CALM);
            rig.follow(Rig.provider(host.url()));
            Await.until("it is on its way", () -> !host.requests().isEmpty());
            if (when.equals("connected")) {
                rig.awaitModels();
            }
            var flood = when.equals("flooded") ? floodForEver(host) : Optional.<Thread>empty();
            release.countDown();
            rig.close();

            Await.until("no thread is left", Duration.ofSeconds(5), () -> rig.loops.alive() == 0);
            assertThat(rig.room.used()).isZero();
            if (flood.isPresent()) {
                flood.get().join();
            }
        }
    }

    @Test
    void a_stop_is_no_event_and_tells_the_end_of_the_connection() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            rig.close();

            assertThat(rig.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
            assertThat(rig.seen.calls).containsExactly("connected 1", "disconnected 1");
        }
    }

    private static void prepare(TalkingHost host, String when) {
        host.asleep = when.equals("asleep");
        if (when.equals("refused")) {
            host.answer("/api/events", new Canned("503 No", "", ""));
        }
    }

    private static Optional<Thread> floodForEver(TalkingHost host) {
        Await.until("a stream is open", () -> host.streams() == 1);
        return Optional.of(Thread.ofVirtual().start(() -> host.flood()));
    }
}
