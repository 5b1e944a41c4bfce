package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.TalkingHost.Canned;
import boocontrol.fleet.entity.Backoff;
import boocontrol.fleet.entity.Inflight;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.testing.Await;
import boocontrol.testing.RecordedHost;
import boocontrol.testing.RecordedHostFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How hosts are found, lost and found again, over real sockets. What is slow in life is quick here
/// by its settings.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostConnectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v172/main",
                "v190/main",
                "v217/main",
                "v235/main",
                "v236/main",
                "v240/main",
                "v250/main",
                "v236/store",
                "v240/store",
                "v250/store"
            })
    void a_recorded_host_is_followed_through_all_its_streams(String folder) throws Exception {
        var count = RecordedHostFiles.read(folder).streams().size();
        try (var host = RecordedHost.atOnce(folder);
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            Await.until("the last stream is read", () -> rig.seen.links.size() == count);
            Await.until("what it told is folded in", () -> hasLast(rig, folder));

            assertThat(rig.state().losses()).isEqualTo(Losses.NONE);
            assertThat(rig.events)
                    .filteredOn(event -> !event.model().equals(ModelEvent.HOST))
                    .filteredOn(ModelEvent::observed)
                    .isNotEmpty()
                    .extracting(ModelEvent::kind)
                    .contains(Kind.LOADING, Kind.READY);
            assertThat(rig.state().facts().orElseThrow().dialect())
                    .isEqualTo(folder.compareTo("v236") < 0 ? Dialect.RING : Dialect.STORE);
        }
    }

    private static boolean hasLast(Rig rig, String folder) {
        var model = folder.endsWith("main") ? "gemma-270m-b" : "fake2";
        return rig.state().models().stream()
                .anyMatch(view ->
                        view.model().id().equals(model) && view.model().phase() == Phase.READY);
    }

    @Test
    void observers_hear_of_a_connection_its_events_in_order_and_its_end() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            for (var id = 1; id <= 100; id++) {
                host.last().say("activity", "{\"id\":%d}".formatted(id));
            }
            host.last().end();
            Await.until("it is connected again", () -> rig.seen.links.size() == 2);

            assertThat(rig.seen.events)
                    .filteredOn(SwapEvent.RowFinished.class::isInstance)
                    .extracting(event -> ((SwapEvent.RowFinished) event).id())
                    .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
            assertThat(rig.seen.calls).startsWith("connected 1", "disconnected 1", "connected 2");
            assertThat(rig.seen.links.getFirst().facts().version()).isEqualTo("v250");
        }
    }

    @Test
    void the_client_of_a_link_ends_with_its_connection() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            var link = rig.seen.links.getFirst();
            assertThat(link.client().health()).isInstanceOf(Reply.Answer.class);
            host.last().end();
            Await.until("it is over", () -> rig.seen.calls.contains("disconnected 1"));

            Await.until(
                    "its client is closed", () -> link.client().health() instanceof Reply.Failed);
        }
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "401 Unauthorized,         application/json, {},     unauthorized",
        "404 Not Found,            text/plain,       no,     unsupported",
        "200 OK,                   text/html,        <form>, not-sse",
        "302 Found,                text/html,        '',     not-sse",
        "403 Forbidden,            text/html,        no,     not-sse",
        "502 Bad Gateway,          text/html,        no,     unreachable"
    })
    void every_kind_of_refusal_has_its_reason_and_is_not_hurried(
            String status, String type, String body, String word) throws Exception {
        var settings =
                Rig.settings(
                        Backoff.DEFAULT,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        FrameQueue.Limits.DEFAULT);
        try (var host = new TalkingHost()) {
            host.answer(
                    "/api/events",
                    new Canned(status, "Content-Type: %s\r\n".formatted(type), body));
            try (var rig = new Rig(settings).follow(Rig.provider(host.url()))) {
                rig.awaitWord("reconnecting");

                var waiting = (Liveness.Reconnecting) rig.state().liveness();
                assertThat(waiting.reason().word().text()).isEqualTo(word);
                var least = word.equals("unreachable") ? 0 : 25;
                assertThat(Duration.between(Instant.now(), waiting.retryAt()))
                        .isGreaterThan(Duration.ofSeconds(least));
                assertThat(host.requests("/api/events")).isEqualTo(1);
                assertThat(rig.seen.calls).isEmpty();
            }
        }
    }

    @Test
    void a_stream_of_something_else_than_llama_swap_is_unsupported() throws Exception {
        try (var host = new TalkingHost()) {
            host.answerNormally("/api/metrics/activity");
            try (var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
                Await.until("it is refused", () -> rig.reason().equals("unsupported"));

                assertThat(rig.seen.calls).isEmpty();
            }
        }
    }

    @Test
    void a_host_that_is_not_there_is_down_after_six_failures_and_found_when_it_is_back()
            throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            host.answer("/api/events", new Canned("503 Starting", "", ""));
            rig.follow(Rig.provider(host.url()));
            rig.awaitWord("down");
            assertThat(((Liveness.Down) rig.state().liveness()).failures())
                    .isGreaterThanOrEqualTo(6);

            host.answerNormally("/api/events");

            rig.awaitModels();
            assertThat(rig.events)
                    .extracting(ModelEvent::kind)
                    .containsExactly(Kind.RECONNECTING, Kind.DOWN, Kind.CONNECTED);
        }
    }

    @Test
    void a_right_key_opens_what_was_refused() throws Exception {
        try (var host = RecordedHost.atOnce("v250/apikeys");
                var rig = new Rig(Rig.CALM)) {
            rig.follow(Rig.provider(host.url()));
            Await.until("it is refused", () -> rig.reason().equals("unauthorized"));

            rig.keys.put(Rig.BOX, new ApiKey(RecordedHost.KEY));
            rig.follow(Rig.provider(host.url()));

            rig.awaitModels();
        }
    }

    @Test
    void a_reset_connection_is_lost_and_made_again() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            host.last().reset();
            Await.until("it is connected again", () -> host.streams() == 2);

            rig.awaitModels();
            assertThat(rig.events)
                    .extracting(ModelEvent::kind)
                    .containsExactly(Kind.CONNECTED, Kind.RECONNECTING, Kind.CONNECTED);
            assertThat(rig.events.get(1).text().orElse("")).startsWith("unreachable: ");
        }
    }

    @Test
    void a_host_of_another_dialect_is_probed_anew_at_each_connection() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            host.speakRing();
            host.last().end();
            rig.await(
                    "its dialect has changed",
                    state -> state.facts().orElseThrow().dialect() == Dialect.RING);
            host.stream(2).say("inflight", "{\"total\":1}");

            rig.await(
                    "it is read by its new dialect",
                    state -> state.inflight().equals(new Inflight.Some(true)));
        }
    }

    @Test
    void the_last_byte_is_noted_but_not_with_every_byte() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            var before = rig.states.size();
            for (var n = 0; n < 2_000; n++) {
                host.last().log("a line\n");
            }
            host.last().say("activity", "{\"id\":1}");
            Await.until(
                    "all is read", () -> rig.seen.events.contains(new SwapEvent.RowFinished(1)));

            assertThat(rig.states.size() - before).isLessThan(200);
            assertThat(rig.state().lastByte().orElseThrow())
                    .isCloseTo(Instant.now(), new TemporalUnitWithinOffset(10, ChronoUnit.SECONDS));
        }
    }
}
