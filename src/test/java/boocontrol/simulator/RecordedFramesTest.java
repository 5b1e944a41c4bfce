package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the event stream of a simulated host beside that of the recorded one: head, first frames
/// in their order, and what the data of each type is made of.
class RecordedFramesTest {

    @ParameterizedTest
    @ValueSource(strings = {"v172", "v190", "v217", "v235", "v236", "v240", "v250"})
    void frames_are_made_like_the_recorded_ones(String release) throws IOException {
        var theirs = recorded(release);
        var ours = simulated(Release.of(release));
        var first = firstTypes(theirs);
        assertThat(firstTypes(ours)).isEqualTo(first);
        var shapes = shapes(theirs);
        shapes(ours)
                .forEach((type, made) ->
                        assertThat(shapes.getOrDefault(type, Set.of())).as(type).containsAll(made));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v217", "v250"})
    void the_head_is_the_recorded_one(String release) throws IOException {
        var line = Files.readAllLines(events(release)).getFirst();
        var head = object(line).getString("head").replaceAll("Date: [^\r]*", "Date");
        try (var host = SimulatedHost.start(spec(Release.of(release)));
                var socket = new java.net.Socket("127.0.0.1", host.port())) {
            socket.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                text.append((char) socket.getInputStream().read());
            }
            assertThat(text.toString().strip().replaceAll("Date: [^\r]*", "Date")).isEqualTo(head);
        }
    }

    private static List<String> recorded(String release) throws IOException {
        var all = new StringBuilder();
        for (var line : Files.readAllLines(events(release))) {
            all.append(object(line).getString("raw", ""));
        }
        return all.toString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
    }

    private static List<String> simulated(Release release) {
        try (var host = SimulatedHost.start(spec(release));
                var caller = new Caller(host);
                var stream = caller.events()) {
            var expected = release.ring() ? 4 : 4;
            Await.until("the first frames", () -> stream.frames.size() >= expected);
            caller.chat("m", 4);
            caller.streaming("m", 4).join();
            caller.chat("nobody", 4);
            caller.get("/health");
            Await.until(
                    "the row of the stream",
                    () -> stream.of(release.ring() ? "metrics" : "activity").size() >= 2);
            return List.copyOf(stream.frames);
        }
    }

    private static HostSpec spec(Release release) {
        return HostSpec.of(
                "a",
                release,
                ModelSpec.chat("m")
                        .aliased("n")
                        .loadsIn(Duration.ofMillis(20))
                        .withRate(5000, 500));
    }

    private static Path events(String release) {
        return Path.of("src/test/resources/llamaswap/recorded", release, "main/events-1.jsonl");
    }

    /// Up to the first frame of a request.
    private static List<String> firstTypes(List<String> frames) {
        var types = frames.stream().map(frame -> object(frame).getString("type")).toList();
        var last = types.contains("inflight") ? "inflight" : "metrics";
        return types.subList(0, types.indexOf(last) + 1);
    }

    private static Map<String, Set<String>> shapes(List<String> frames) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (var frame : frames) {
            var message = object(frame);
            var shape = Shape.of(message.getString("data"));
            for (var part : alike(shape).split("\\|")) {
                all.computeIfAbsent(message.getString("type"), type -> new TreeSet<>()).add(part);
            }
        }
        return all;
    }

    /// Headers differ from client to client, and rows have optional keys.
    private static String alike(String shape) {
        return shape.replaceAll("(re[qs]p?_headers:)\\{[^}]*}", "$1{}")
                .replace(",error_msg:string", "")
                .replace(",metadata:{fifo_priority:string}", "")
                .replace("[", "")
                .replace("]", "");
    }

    private static JsonObject object(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
