package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.RecordedHostFiles.Exchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything recorded and every example is read, and what was read is what the `expected.txt`
/// beside the copy says. Those were not made by this program: their README tells how.
class PayloadsTest {

    private static final Path EXAMPLES = RecordedHostFiles.folder("/llamaswap/examples");

    private final EventParser parser = new EventParser();
    private final AnswerReader answers = new AnswerReader();
    private final JsonTexts texts = new JsonTexts();

    static List<String> folders() {
        return RecordedHostFiles.all();
    }

    static Stream<String> examples() throws IOException {
        return Files.walk(EXAMPLES, 2)
                .filter(path -> EXAMPLES.relativize(path).getNameCount() == 2)
                .map(path -> EXAMPLES.relativize(path).toString())
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_recording_says_what_is_expected(String folder) throws Exception {
        var files = RecordedHostFiles.read(folder);
        var lines = new ArrayList<String>();
        for (var n = 0; n < files.streams().size(); n++) {
            var body = files.streams().get(n).body();
            lines.add("# events-" + (n + 1));
            lines.addAll(stream(body));
            lines.add("");
        }
        lines.add("# answers");
        for (var exchange : files.exchanges()) {
            answer(exchange).ifPresent(lines::add);
        }
        var expected =
                Files.readAllLines(RecordedHostFiles.root().resolve(folder + "/expected.txt"));
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_recorded_body_is_what_its_content_type_says(String folder) {
        for (var exchange : RecordedHostFiles.read(folder).exchanges()) {
            var type = type(exchange);
            if (type.startsWith("application/json") && !exchange.text().isEmpty()) {
                isJson(exchange.text());
            }
            if (type.startsWith("text/event-stream")) {
                isJsonPieces(exchange.body());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_says_what_is_expected(String file) throws Exception {
        assertThat(example(file)).containsExactlyElementsOf(expected(file));
    }

    private List<String> stream(byte[] body) {
        var frames = frames(body);
        var events = frames.stream().map(parser::parse).toList();
        assertThat(events)
                .noneMatch(SwapEvent.Unknown.class::isInstance)
                .noneMatch(SwapEvent.Broken.class::isInstance);
        for (var event : events) {
            if (event instanceof SwapEvent.Rows(var batch)) {
                assertThat(batch.poison()).isEmpty();
            }
        }
        return Rendered.stream(frames.stream().map(RawFrame::type).toList(), events);
    }

    private static List<RawFrame> frames(byte[] body) {
        var frames = new ArrayList<RawFrame>();
        var splitter =
                new FrameSplitter(
                        FrameSplitter.LIMIT,
                        new FrameSplitter.Sink() {
                            @Override
                            public boolean frame(RawFrame frame) {
                                return frames.add(frame);
                            }

                            @Override
                            public void oversized() {
                                throw new AssertionError("a frame is too large");
                            }
                        });
        splitter.feed(body, body.length);
        return frames;
    }

    /// Of what we ask a host for; of anything else nothing.
    private Optional<String> answer(Exchange exchange) throws Malformed {
        if (!exchange.method().equals("GET") || exchange.status() != 200) {
            return Optional.empty();
        }
        return read(exchange.pathOnly(), exchange.text())
                .map(read -> "GET " + exchange.path() + " -> " + read.getFirst());
    }

    private Optional<List<String>> read(String path, String body) throws Malformed {
        return Optional.ofNullable(
                switch (path) {
                    case "/api/version" -> version(body);
                    case "/api/hardware" ->
                            List.of(
                                    "process start "
                                            + Rendered.time(
                                                    answers.processStart(body).orElseThrow()));
                    case "/running" -> List.of("ttl " + Rendered.sorted(answers.ttls(body)));
                    case "/v1/models", "/models" ->
                            List.of("context " + Rendered.sorted(answers.contextLengths(body)));
                    case "/api/metrics" -> rows("", answers.ring(body));
                    case "/api/metrics/activity" -> page(body);
                    default -> null;
                });
    }

    private List<String> version(String body) throws Malformed {
        var version = answers.version(body);
        return List.of(version.text() + " " + version.commit());
    }

    private List<String> page(String body) throws Malformed {
        var page = answers.activity(body);
        return rows(
                "page %d limit %d total %d ".formatted(page.page(), page.limit(), page.total()),
                page.rows());
    }

    private static List<String> rows(String prefix, RowBatch batch) {
        assertThat(batch.poison()).isEmpty();
        var lines = new ArrayList<String>();
        lines.add(
                prefix + "rows %d: %s".formatted(batch.rows().size(), Rendered.sums(batch.rows())));
        batch.rows().forEach(row -> lines.add("row: " + Rendered.row(row)));
        return lines;
    }

    private List<String> example(String file) throws Exception {
        var body = Files.readAllBytes(EXAMPLES.resolve(file));
        if (file.startsWith("events/")) {
            return stream(body);
        }
        if (file.endsWith(".sse.txt")) {
            return List.of(isJsonPieces(body));
        }
        var text = new String(body, StandardCharsets.UTF_8);
        var known = text.contains("\"error\"") ? Optional.<String>empty() : path(file);
        var read = known.isPresent() ? read(known.get(), text) : Optional.<List<String>>empty();
        return read.isPresent() ? read.get() : other(text);
    }

    private static Optional<String> path(String file) {
        return Optional.ofNullable(
                switch (file.replaceFirst("/.*", "")) {
                    case "api-version" -> "/api/version";
                    case "api-hardware" -> "/api/hardware";
                    case "running" -> "/running";
                    case "v1-models" -> "/v1/models";
                    case "api-metrics" -> file.endsWith(".txt") ? null : "/api/metrics";
                    case "api-metrics-activity" -> "/api/metrics/activity";
                    default -> null;
                });
    }

    /// What belongs to no reader of ours: what it is, and what a reader says that expects another.
    private List<String> other(String text) {
        try {
            return switch (texts.value(text, "it")) {
                case JsonObject object ->
                        List.of(
                                "JSON: object of " + String.join(", ", object.keySet()),
                                "as rows: " + refusal(() -> answers.ring(text)));
                case JsonArray array -> List.of("JSON: list of " + array.size());
                case JsonValue value -> List.of("JSON: " + value.getValueType());
            };
        } catch (Malformed _) {
            return List.of("not JSON", "as an object: " + refusal(() -> answers.version(text)));
        }
    }

    private interface Reading {
        Object read() throws Malformed;
    }

    private static String refusal(Reading reading) {
        try {
            return "read as " + reading.read();
        } catch (Malformed e) {
            return e.reason();
        }
    }

    private void isJson(String text) {
        assertThatCode(() -> texts.value(text, "it")).doesNotThrowAnyException();
    }

    private String isJsonPieces(byte[] body) {
        var pieces = frames(body).stream().map(RawFrame::data).toList();
        var done = !pieces.isEmpty() && pieces.getLast().equals("[DONE]");
        pieces.stream().filter(piece -> !piece.equals("[DONE]")).forEach(this::isJson);
        var text = new String(body, StandardCharsets.UTF_8);
        var rest = text.substring(text.lastIndexOf("\n\n") + 2).strip();
        return "server-sent events: "
                + pieces.size()
                + " of data"
                + (done ? ", the last [DONE]" : "")
                + (rest.isEmpty() ? "" : ", then a bare line");
    }

    private static List<String> expected(String file) throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        var lines = List.<String>of();
        for (var line : Files.readAllLines(EXAMPLES.resolve("expected.txt"))) {
            if (line.startsWith("# ")) {
                lines = new ArrayList<>();
                sections.put(line.substring(2), lines);
            } else {
                lines.add(line);
            }
        }
        return sections.getOrDefault(file, List.of("no expectation"));
    }

    private static String type(Exchange exchange) {
        return exchange.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
