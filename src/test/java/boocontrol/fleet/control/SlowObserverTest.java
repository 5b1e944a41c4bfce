package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever is slow or wrong on our side, no host feels it.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowObserverTest {

    @Test
    void an_observer_that_fails_stops_neither_the_host_nor_the_others() throws Exception {
        var failing =
                new Rig.Seen() {
                    @Override
                    public void event(HostLink link, SwapEvent event) {
                        throw new IllegalStateException("a mistake");
                    }
                };
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM, failing).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            host.last().models("m", "starting");
            rig.await("it is still read", state -> Rig.phase(state) == Phase.STARTING);

            assertThat(rig.observers.failures()).isGreaterThanOrEqualTo(2);
            assertThat(host.streams()).isEqualTo(1);
        }
    }

    @Test
    void a_blocked_observer_makes_no_host_wait_and_costs_log_frames_only() throws Exception {
        var release = new CountDownLatch(1);
        try (var host = new TalkingHost();
                var rig =
                        new Rig(Rig.CALM, Rig.blocking(release)).follow(Rig.provider(host.url()))) {
            Await.until("it blocks", () -> host.streams() == 1);
            var line = "x".repeat(1_000) + "\n";
            for (var n = 0; n < 20_000; n++) {
                host.last().log(line);
            }
            host.last().say("activity", "{\"id\":7}");
            // Twenty megabytes are written though nobody takes a frame: the reader drained them.
            assertThat(rig.room.used()).isLessThan(5L << 20);
            release.countDown();

            Await.until(
                    "what counts is told",
                    () -> rig.seen.events.contains(new SwapEvent.RowFinished(7)));
            assertThat(rig.state().losses().droppedLogs()).isGreaterThan(10_000);
            assertThat(rig.seen.calls).contains("logs dropped").doesNotContain("disconnected 1");
            assertThat(rig.figures().queueHighWater()).isLessThanOrEqualTo(4_096);
            Await.until("all room is given back", () -> rig.room.used() == 0);
        }
    }

    @Test
    void what_does_not_fit_any_more_closes_the_connection() throws Exception {
        var release = new CountDownLatch(1);
        var small =
                Rig.settings(
                        Rig.HASTY,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        new FrameQueue.Limits(100, 12L << 20, 4L << 20));
        try (var host = new TalkingHost();
                var rig = new Rig(small, Rig.blocking(release)).follow(Rig.provider(host.url()))) {
            Await.until("it blocks", () -> host.streams() == 1);
            host.flood();
            release.countDown();
            Await.until("it is connected again", () -> rig.seen.links.size() >= 2);

            assertThat(rig.state().losses().overflows()).isEqualTo(1);
            assertThat(rig.events)
                    .filteredOn(event -> event.kind() == Kind.RECONNECTING)
                    .extracting(event -> event.text().orElse(""))
                    .containsExactly("overflow: more came than could be taken in");
            assertThat(rig.seen.events)
                    .filteredOn(SwapEvent.RowFinished.class::isInstance)
                    .hasSizeBetween(50, 100);
            rig.close();
            assertThat(rig.room.used()).isZero();
        }
    }

    @Test
    void a_frame_over_eight_mebibytes_is_counted_and_the_next_one_read() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            host.last().log("x".repeat(9 << 20));
            host.last().models("m", "starting");
            rig.await("the next one is read", state -> Rig.phase(state) == Phase.STARTING);

            assertThat(rig.state().losses()).isEqualTo(Losses.ofOversizedFrame());
        }
    }
}
