package boocontrol.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.RecordedHostFiles.Chunk;
import boocontrol.testing.RecordedHostFiles.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The checks find what is wrong: real evidence with one thing changed, and evidence of one era
/// that claims to be of another.
class ConformanceTest {

    private static final Evidence RING = new Recording("v190").evidence();
    private static final Evidence STORE = new Recording("v250").evidence();

    /// Short ones: of the scenario `store`.
    private static final List<Stream> STREAMS =
            STORE.streams().subList(STORE.streams().size() - 6, STORE.streams().size());

    @ParameterizedTest
    @CsvSource({
        "v172, 173",
        "v190, 209",
        "v190, 218",
        "v217, 218",
        "v217, 211",
        "v235, 236",
        "v235, 225",
        "v235, 234",
        "v236, 235",
        "v236, 240",
        "v240, 241",
        "v240, 239",
        "v250, 251",
        "v250, 246",
        "v250, 240"
    })
    void a_host_of_another_release_does_not_conform(String tag, int claimed) {
        var evidence = new Recording(tag).evidence();
        assertThat(Conformance.check(new Release(claimed), evidence)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/version | \"commit\": | \"comit\": | .commit is missing",
                "/api/version | \"commit\": | \"comit\": | .comit should not be there",
                "/api/metrics/activity | \"page\": | \"pages\": | .page is missing",
                "/api/metrics/activity | \"total\":35 | \"total\":36 | has 35 rows of 36 on page 1",
                "/running | \"state\":\"ready\" | \"state\":\"failed\" | lists models in the states",
                "/v1/models | \"loaded\" | \"ready\" | .status.value is \"ready\"",
                "/health | OK | ok | says ok, not OK",
                "/api/captures/x | capture ID | id | says {\"error\":\"invalid id\"",
                "/api/nothing-here | 404 | 405 | says 405 page not found"
            })
    void a_changed_body_is_found(String path, String from, String to, String expected) {
        var changed =
                STORE.exchanges().stream()
                        .filter(exchange -> exchange.pathOnly().equals(path))
                        .map(e -> withBody(e, e.text().replace(from, to)))
                        .toList();
        assertThat(Conformance.check(new Release(250), new Evidence(changed, List.of(), false)))
                .anyMatch(deviation -> deviation.toString().contains(expected));
    }

    @Test
    void a_header_out_of_order_is_found() {
        var changed =
                changed(exchange -> {
                    var headers = new ArrayList<>(exchange.headers());
                    headers.add(headers.removeFirst());
                    return with(exchange, exchange.statusLine(), headers);
                });
        assertThat(Conformance.check(new Release(250), changed))
                .hasSizeGreaterThan(100)
                .anyMatch(deviation -> deviation.what().startsWith("has the headers ["));
    }

    @Test
    void another_status_is_found() {
        var changed =
                changed(exchange ->
                        with(
                                exchange,
                                exchange.statusLine().replace("404", "410"),
                                exchange.headers()));
        assertThat(Conformance.check(new Release(250), changed))
                .anyMatch(deviation -> deviation.what().equals("has status 410, not [404]"));
    }

    @Test
    void an_answer_without_a_key_is_found() {
        var open =
                STORE.exchanges().stream()
                        .filter(exchange -> exchange.label().equals("busy"))
                        .map(exchange -> labelled(exchange, "no key"))
                        .toList();
        assertThat(Conformance.check(new Release(250), new Evidence(open, List.of(), false)))
                .anyMatch(deviation -> deviation.what().contains("without a key, not 401"))
                .noneMatch(deviation -> deviation.where().contains("/health"));
    }

    @Test
    void a_request_nobody_made_is_found() {
        var fewer =
                STORE.exchanges().stream()
                        .filter(exchange -> !exchange.path().startsWith("/api/performance"))
                        .toList();
        assertThat(Conformance.check(new Release(250), new Evidence(fewer, List.of(), true)))
                .isNotEmpty()
                .allMatch(deviation -> deviation.where().contains("/api/performance"));
    }

    @Test
    void an_empty_ring_that_is_a_list_is_found() {
        var changed =
                RING.exchanges().stream()
                        .map(exchange ->
                                exchange.text().equals("null")
                                        ? withBody(exchange, "[]")
                                        : exchange)
                        .toList();
        assertThat(Conformance.check(new Release(190), new Evidence(changed, List.of(), false)))
                .anyMatch(deviation -> deviation.what().equals("is [] when empty, not null"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data: [DONE] | : | ends without [DONE]",
                "data: [DONE] | data:[DONE] | a frame that is not one data line",
                "\"finish_reason\":\"length\" | \"finish_reason\":null | has a chunk of no known shape",
                "\"timings\": | \"timing\": | has a chunk of no known shape",
                "━━━━━ | ━━━━━━ | in more than 5 characters"
            })
    void a_changed_chat_stream_is_found(String from, String to, String expected) {
        var changed = changed(e -> e.isEventStream() ? withBody(e, e.text().replace(from, to)) : e);
        assertThat(Conformance.check(new Release(250), changed))
                .anyMatch(deviation -> deviation.what().contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data:{ | data: { | has a chunk that is not one frame",
                "event:message | event: message | has a chunk that is not one frame",
                "\\u003c | < | has a chunk that is not one frame",
                "\"type\":\"activity\" | \"type\":\"row\" | has a frame of type row",
                "\"operation\\\":\\\"remove | \"operation\\\":\\\"delete | .operation is \"delete\"",
                "\"operation\\\":\\\"snapshot | \"operation\\\":\\\"remove | does not begin with a snapshot",
                "{\\\"id\\\":7} | {\\\"id\\\":6} | tells a row twice",
                "{\\\"id\\\":7} | {\\\"id\\\":70} | has a hole in its row ids",
                "\\\"state\\\":\\\"ready | \\\"state\\\":\\\"loaded | has a model in state 'loaded'",
                "\\\"source\\\":\\\"upstream | \\\"source\\\":\\\"model | .source is \"model\"",
                "] Request 127 | ] Request x127 | has an odd access line"
            })
    void a_changed_event_stream_is_found(String from, String to, String expected) {
        assertThat(Conformance.check(new Release(250), streamed(text -> text.replace(from, to))))
                .anyMatch(deviation -> deviation.toString().contains(expected));
    }

    @Test
    void frames_in_one_chunk_and_first_frames_out_of_order_are_found() {
        var joined = new ArrayList<Stream>();
        var swapped = new ArrayList<Stream>();
        for (var stream : STREAMS) {
            var chunks = new ArrayList<>(stream.chunks());
            var two = text(chunks.get(0)) + text(chunks.get(1));
            joined.add(with(stream, List.of(chunk(two))));
            chunks.addFirst(chunks.remove(2));
            swapped.add(with(stream, chunks));
        }
        assertThat(check(joined)).anyMatch(d -> d.what().contains("not one frame"));
        assertThat(check(swapped)).anyMatch(d -> d.what().startsWith("has its first frames"));
    }

    @Test
    void rows_of_requests_that_end_together_may_swap_and_no_others() {
        assertThat(check(List.of(activity(1, 2, 4, 3, 5)))).noneMatch(ConformanceTest::isOfRows);
        assertThat(check(List.of(activity(1, 7, 2, 3, 4, 5, 6))))
                .anyMatch(d -> d.what().startsWith("has its row ids out of order"));
    }

    private static boolean isOfRows(Deviation deviation) {
        return deviation.what().contains("row");
    }

    private static Stream activity(int... ids) {
        var stream = STREAMS.getFirst();
        var chunks = new ArrayList<>(stream.chunks().subList(0, 6));
        for (var id : ids) {
            chunks.add(
                    chunk(
                            "event:message\ndata:{\"type\":\"activity\",\"data\":\"{\\\"id\\\":"
                                    + id
                                    + "}\"}\n\n"));
        }
        return with(stream, chunks);
    }

    private static List<Deviation> check(List<Stream> streams) {
        return Conformance.check(new Release(250), new Evidence(List.of(), streams, false));
    }

    private static Evidence changed(UnaryOperator<Exchange> change) {
        var exchanges = STORE.exchanges().stream().map(change).toList();
        return new Evidence(exchanges, List.of(), false);
    }

    private static Evidence streamed(UnaryOperator<String> change) {
        var streams =
                STREAMS.stream()
                        .map(stream ->
                                with(
                                        stream,
                                        stream.chunks().stream()
                                                .map(one -> chunk(change.apply(text(one))))
                                                .toList()))
                        .toList();
        return new Evidence(List.of(), streams, false);
    }

    private static String text(Chunk chunk) {
        return new String(chunk.bytes(), StandardCharsets.UTF_8);
    }

    private static Chunk chunk(String text) {
        return new Chunk(0, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream with(Stream stream, List<Chunk> chunks) {
        return new Stream(stream.head(), 0, chunks, 0, stream.end());
    }

    private static Exchange withBody(Exchange e, String body) {
        return new Exchange(
                e.label(),
                e.method(),
                e.path(),
                e.requestHeaders(),
                e.requestBody(),
                e.statusLine(),
                e.headers(),
                body.getBytes(StandardCharsets.UTF_8),
                e.complete());
    }

    private static Exchange with(
            Exchange e, String statusLine, List<Map.Entry<String, String>> headers) {
        return new Exchange(
                e.label(),
                e.method(),
                e.path(),
                e.requestHeaders(),
                e.requestBody(),
                statusLine,
                headers,
                e.body(),
                e.complete());
    }

    private static Exchange labelled(Exchange e, String label) {
        return new Exchange(
                label,
                e.method(),
                e.path(),
                e.requestHeaders(),
                e.requestBody(),
                e.statusLine(),
                e.headers(),
                e.body(),
                e.complete());
    }
}
