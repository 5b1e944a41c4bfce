package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ModelEvent;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RegistryFollowerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_host_is_quiet_once_everything_about_its_end_is_told() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            var follower = new RegistryFollower(rig.connectors, rig.loops, LONG);
            follower.start(List.of(Rig.provider(host.url())));
            rig.awaitModels();
            assertThat(follower.quiet(Rig.BOX, Duration.ofMillis(1))).isFalse();

            follower.changed(List.of(Rig.provider(Rig.BOX, host.url(), false)));

            assertThat(follower.quiet(Rig.BOX, LONG)).isTrue();
            assertThat(rig.seen.calls)
                    .containsExactly("connected 1", "disconnected 1", "forgotten box");
            assertThat(rig.events.getLast().kind()).isEqualTo(ModelEvent.Kind.DISABLED);
            follower.stop();
        }
    }

    @Test
    void a_connector_that_does_not_end_in_time_keeps_its_host_from_being_quiet() throws Exception {
        var release = new CountDownLatch(1);
        var deaf =
                new Rig.Seen() {
                    @Override
                    public void disconnected(HostLink link) {
                        while (release.getCount() > 0) {
                            Await.until("it is let go", () -> release.getCount() == 0);
                        }
                    }
                };
        var hasty =
                new FleetSettings(
                        Rig.CALM.backoff(),
                        Rig.CALM.watchdog(),
                        Rig.CALM.openWithin(),
                        Rig.CALM.tick(),
                        Rig.CALM.sweepEvery(),
                        Rig.CALM.lookupEvery(),
                        Rig.CALM.checkEvery(),
                        Rig.CALM.checkAgain(),
                        Rig.CALM.startSpread(),
                        Duration.ofMillis(50),
                        Rig.CALM.keepEvery(),
                        Rig.CALM.queue(),
                        Rig.CALM.fleetChars());
        try (var host = new TalkingHost();
                var rig = new Rig(hasty, deaf)) {
            var follower = new RegistryFollower(rig.connectors, rig.loops, LONG);
            follower.start(List.of(Rig.provider(host.url())));
            rig.awaitModels();

            follower.changed(List.of(Rig.provider(Rig.BOX, host.url(), false)));
            Await.until("it is given up", () -> rig.figures().equals(ConnectorFigures.NONE));
            assertThat(follower.quiet(Rig.BOX, Duration.ofMillis(1))).isFalse();
            release.countDown();

            assertThat(follower.quiet(Rig.BOX, LONG)).isTrue();
            assertThat(rig.seen.calls).contains("forgotten box");
            follower.stop();
        }
    }
}
