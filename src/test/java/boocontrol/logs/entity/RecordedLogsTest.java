package boocontrol.logs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Moment;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The streams of real hosts: each first tells its history, then goes on.
class RecordedLogsTest {

    private static final Path RECORDED = Path.of("src/test/resources/llamaswap/recorded");
    private static final Moment NOW = new Moment(Instant.parse("2026-01-01T12:00:00Z"), 0);

    private record Told(String type, String source, String text) {}

    static Stream<Path> streams() throws IOException {
        try (var all = Files.walk(RECORDED)) {
            return all
                    .filter(file -> file.getFileName().toString().startsWith("events-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void each_line_is_told_once(Path file) throws IOException {
        for (var source : LogSource.values()) {
            var word = source.name().toLowerCase(Locale.ROOT);
            var log = new SourceLog(source, "life", new TailLimits(100_000, 1L << 30), NOW);
            log.connected(NOW, Set.of());
            var pieces = new ArrayList<String>();
            for (var told : told(file)) {
                if (told.type().equals("modelStatus")) {
                    log.listed(NOW, Set.of());
                } else if (told.source().equals(word)) {
                    pieces.add(told.text());
                    log.piece(told.text(), NOW, Set.of());
                }
            }
            log.closed(NOW, Set.of());
            var entries = log.drain();

            assertThat(entries).allMatch(LogLine.class::isInstance);
            var texts = entries.stream().map(entry -> ((LogLine) entry).text()).toList();
            assertThat(texts).isEqualTo(written(pieces));
        }
    }

    /// All lines in order, less a piece that the host told both in its history and behind it.
    private static List<String> written(List<String> pieces) {
        if (pieces.size() > 1
                && !pieces.get(1).isBlank()
                && pieces.get(0).endsWith(pieces.get(1))) {
            pieces.remove(1);
        }
        var lines = new ArrayList<>(List.of(String.join("", pieces).split("\n", -1)));
        lines.removeLast();
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        return lines;
    }

    private static List<Told> told(Path file) throws IOException {
        var all = new ArrayList<Told>();
        var body = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            body.append(object(line).getString("raw", ""));
        }
        for (var line : body.toString().split("\n")) {
            if (line.startsWith("data:")) {
                var frame = object(line.substring("data:".length()));
                var type = frame.getString("type");
                if (type.equals("logData")) {
                    var data = object(frame.getString("data"));
                    all.add(new Told(type, data.getString("source"), data.getString("data")));
                } else {
                    all.add(new Told(type, "", ""));
                }
            }
        }
        return all;
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
