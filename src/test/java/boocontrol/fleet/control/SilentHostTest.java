package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.TalkingHost.Canned;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What silence on a stream leads to.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SilentHostTest {

    @Test
    void a_host_that_fell_asleep_is_silent_and_its_reader_ends() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            host.asleep = true;
            Await.until("its silence is seen", () -> rig.reason().equals("silent"));

            assertThat(rig.seen.calls).contains("disconnected 1");
            assertThat(rig.state().models()).isNotEmpty();
            host.asleep = false;
            rig.awaitWord("connected");
        }
    }

    @Test
    void a_host_that_opens_a_stream_and_says_nothing_is_not_connected_for_long() throws Exception {
        try (var host = new TalkingHost()) {
            host.mute = true;
            host.logging = false;
            try (var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
                Await.until("its silence is seen", () -> rig.reason().equals("silent"));
            }
        }
    }

    @Test
    void a_host_that_never_answers_is_given_up_within_the_time_to_open() throws Exception {
        try (var host = new TalkingHost()) {
            host.asleep = true;
            try (var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
                Await.until(
                        "it is given up",
                        Duration.ofSeconds(4),
                        () -> rig.reason().equals("unreachable"));
            }
        }
    }

    @Test
    void a_dead_stream_of_a_living_host_is_renewed_without_a_sign_of_loss() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
            host.models = new String[] {"m", "ready"};
            Await.until("its log names us", () -> host.requests("/v1/models") > 0);
            rig.awaitModels();
            var told = rig.states.size();
            var since = rig.state().liveness();
            host.logging = false;
            Await.until("the stream is renewed", () -> rig.seen.links.size() >= 2);
            rig.awaitModels();

            assertThat(rig.figures().reopened()).isPositive();
            assertThat(rig.states.stream().skip(told).toList())
                    .extracting(HostState::liveness)
                    .containsOnly(since);
            assertThat(rig.events)
                    .filteredOn(event -> event.model().equals(ModelEvent.HOST))
                    .extracting(ModelEvent::kind)
                    .containsExactly(Kind.CONNECTED);
            assertThat(rig.seen.calls).startsWith("connected 1", "disconnected 1", "connected 2");
        }
    }

    @Test
    void a_renewal_that_fails_shows_the_loss() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
            Await.until("its log names us", () -> host.requests("/v1/models") > 0);
            rig.awaitModels();
            host.logging = false;
            host.answer("/api/events", new Canned("503 Gone", "", ""));

            Await.until("the loss is seen", () -> rig.reason().equals("unreachable"));
        }
    }

    @Test
    void where_a_host_does_not_log_a_stream_is_renewed_only_after_long_silence() throws Exception {
        try (var host = new TalkingHost()) {
            host.logging = false;
            try (var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
                rig.awaitModels();
                Await.until("the stream is renewed", () -> rig.seen.links.size() == 2);

                assertThat(host.requests("/health")).isGreaterThanOrEqualTo(3);
                assertThat(rig.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
            }
        }
    }

    @Test
    void a_quiet_host_that_logs_is_asked_and_keeps_its_stream() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.WATCHFUL).follow(Rig.provider(host.url()))) {
            Await.until("it was asked five times", () -> host.requests("/health") == 5);

            assertThat(host.streams()).isEqualTo(1);
            assertThat(rig.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
        }
    }

    /// Fault A20: our own clock jumps an hour forth and back with every look.
    @Test
    void a_clock_that_steps_delays_nothing() throws Exception {
        var settings =
                Rig.settings(
                        Rig.HASTY,
                        Duration.ofMillis(300),
                        Duration.ofMillis(1_500),
                        FrameQueue.Limits.DEFAULT);
        try (var host = new TalkingHost()) {
            host.answer("/api/events", new Canned("503 Starting", "", ""));
            var start = System.nanoTime();
            try (var rig = new Rig(settings, new Jumping()).follow(Rig.provider(host.url()))) {
                Await.until("ten attempts", () -> host.requests("/api/events") >= 10);
                var took = Duration.ofNanos(System.nanoTime() - start);
                // 20, 40, 80, 100, 100 ms, then 200 ms plus or minus a half.
                assertThat(took).isBetween(Duration.ofMillis(640), Duration.ofSeconds(10));
                host.answerNormally("/api/events");
                rig.awaitModels();
                Await.until("its silence is asked about", () -> host.requests("/health") >= 3);

                assertThat(host.streams()).isEqualTo(1);
            }
        }
    }

    private static final class Jumping extends Clock {

        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            var hours = looks.incrementAndGet() % 3 - 1;
            return Instant.now().plus(Duration.ofHours(hours));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
