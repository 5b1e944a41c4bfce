package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.StreamEnd;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.Await;
import boocontrol.testing.RecordedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both clients against recorded hosts, over real sockets.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RecordedHostTest {

    private final EventParser parser = new EventParser();
    private final List<SwapEvent> events = new CopyOnWriteArrayList<>();

    private final StreamHandler handler =
            new StreamHandler() {
                @Override
                public void opened() {}

                @Override
                public void bytes(int count) {}

                @Override
                public boolean frame(RawFrame frame) {
                    return events.add(parser.parse(frame));
                }

                @Override
                public void oversized() {}
            };

    @ParameterizedTest
    @CsvSource({
        "v172/main, RING, '', ",
        "v190/main, RING, 190, 190",
        "v217/main, RING, 217, 217",
        "v235/main, RING, v235, 235",
        "v236/main, STORE, v236, 236",
        "v240/main, STORE, v240, 240",
        "v250/main, STORE, v250, 250"
    })
    void every_recorded_release_is_probed(
            String folder, Dialect dialect, String version, Integer number) throws Exception {
        try (var host = RecordedHost.atOnce(folder);
                var client = new SwapClient(host.url(), Optional.empty(), "t")) {
            var facts = value(client.probe());
            assertThat(facts.dialect()).isEqualTo(dialect);
            assertThat(facts.version()).isEqualTo(version);
            assertThat(facts.number().isPresent() ? facts.number().getAsInt() : null)
                    .isEqualTo(number);
            assertThat(facts.processStart().isPresent()).isEqualTo(folder.startsWith("v250"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v190/apikeys", "v217/apikeys", "v235/apikeys", "v250/apikeys"})
    void a_host_that_wants_a_key_gets_it_or_is_told_apart(String folder) throws Exception {
        try (var host = RecordedHost.atOnce(folder)) {
            for (var wrong : List.of(Optional.<ApiKey>empty(), Optional.of(new ApiKey("no")))) {
                try (var client = new SwapClient(host.url(), wrong, "t");
                        var stream = new SwapStreamClient(host.url(), wrong, "t")) {
                    assertThat(client.probe()).isEqualTo(new Reply.Unauthorized<HostFacts>());
                    assertThat(stream.read(handler)).isEqualTo(new StreamEnd.Unauthorized());
                }
            }
            var right = Optional.of(new ApiKey(RecordedHost.KEY));
            try (var client = new SwapClient(host.url(), right, "t");
                    var stream = new SwapStreamClient(host.url(), right, "t")) {
                assertThat(client.probe()).isInstanceOf(Reply.Answer.class);
                Thread.ofVirtual().start(() -> stream.read(handler));
                Await.until("the stream is read", () -> events.size() > 4);
            }
        }
    }

    @Test
    void streams_follow_each_other_and_end_as_they_ended_then() throws Exception {
        try (var host = RecordedHost.recut("v250/store", 1)) {
            var ends = new ArrayList<StreamEnd>();
            for (var n = 1; n <= 5; n++) {
                try (var stream = new SwapStreamClient(host.url(), Optional.empty(), "t")) {
                    ends.add(stream.read(handler));
                }
            }
            assertThat(ends)
                    .containsExactly(
                            new StreamEnd.Ended(),
                            new StreamEnd.Unreachable("the connection broke off"),
                            new StreamEnd.Ended(),
                            new StreamEnd.Ended(),
                            new StreamEnd.Ended());
            assertThat(events).noneMatch(SwapEvent.Broken.class::isInstance);
        }
    }

    @Test
    void rows_of_a_store_can_be_paged_at_any_moment() throws Exception {
        try (var host = RecordedHost.stepwise("v250/main");
                var client = new SwapClient(host.url(), Optional.empty(), "t");
                var stream = new SwapStreamClient(host.url(), Optional.empty(), "t")) {
            Thread.ofVirtual().start(() -> stream.read(handler));
            assertThat(value(client.activity(999, 1)).total()).isZero();
            host.advanceTo(32_500);
            Await.until("27 requests are told", () -> finished().size() == 27);
            var page = value(client.activity(10, 2));
            assertThat(page.total()).isEqualTo(27);
            assertThat(ids(page.rows()))
                    .containsExactly(17L, 16L, 15L, 14L, 13L, 12L, 11L, 10L, 9L, 8L);
            assertThat(ids(value(client.activity(999, 1)).rows())).startsWith(27L).hasSize(27);
        }
    }

    @Test
    void a_ring_holds_what_the_stream_told() throws Exception {
        try (var host = RecordedHost.stepwise("v235/main");
                var client = new SwapClient(host.url(), Optional.empty(), "t");
                var stream = new SwapStreamClient(host.url(), Optional.empty(), "t")) {
            Thread.ofVirtual().start(() -> stream.read(handler));
            for (var moment = 0; moment <= 60_000; moment += 20_000) {
                host.advanceTo(moment);
                var until = (double) moment;
                Await.until(
                        "ring and stream agree at " + moment,
                        () -> host.now() >= until && ids(value(client.ring())).equals(streamed()));
            }
            assertThat(streamed()).isNotEmpty();
        }
    }

    private List<Long> streamed() {
        return events.stream()
                .filter(SwapEvent.Rows.class::isInstance)
                .map(SwapEvent.Rows.class::cast)
                .flatMap(rows -> rows.batch().rows().stream())
                .map(SwapRow::id)
                .toList();
    }

    private List<SwapEvent> finished() {
        return events.stream().filter(SwapEvent.RowFinished.class::isInstance).toList();
    }

    private static List<Long> ids(RowBatch batch) {
        return batch.rows().stream().map(SwapRow::id).toList();
    }

    private static <T> T value(Reply<T> reply) {
        if (reply instanceof Reply.Answer<T>(var value)) {
            return value;
        }
        throw new AssertionError(reply.toString());
    }
}
