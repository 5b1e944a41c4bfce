package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks a simulated host what the recorder asked a real one, in the same order, and holds both
/// answers side by side: status, headers in their order, and what the bodies are made of.
class RecordedAnswersTest {

    private static final Set<String> PLAYED =
            Set.of(
                    "idle",
                    "load",
                    "after load",
                    "stream",
                    "stream no usage",
                    "alias",
                    "completion",
                    "responses",
                    "messages",
                    "embed error",
                    "unknown model",
                    "unknown model, Accept text/plain",
                    "no model",
                    "bad json",
                    "cancel unknown",
                    "upstream",
                    "props",
                    "upstream post",
                    "upstream tokenize",
                    "embedding",
                    "fake json",
                    "fake stream",
                    "failed start",
                    "rows",
                    "busy",
                    "metrics query",
                    "activity query",
                    "stats",
                    "performance bad after",
                    "performance after raw plus",
                    "unload one",
                    "unload one again",
                    "unload unknown",
                    "unload alias",
                    "unload all",
                    "unload all, nothing runs",
                    "get unload",
                    "unload wrong method",
                    "log stream bad id");

    /// Values that differ from machine to machine, or from one moment to the next.
    private static final Set<String> OWN_VALUE =
            Set.of("Date", "Content-Length", "Process-Start-Time-Unix");

    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"v172", "v190", "v217", "v235", "v236", "v240", "v250"})
    void answers_are_made_like_the_recorded_ones(String release) throws IOException {
        var recording =
                Path.of("src/test/resources/llamaswap/recorded", release, "main/http.jsonl");
        try (var host = SimulatedHost.start(spec(Release.of(release)))) {
            var caller = new RawCaller(host.port());
            for (var line : Files.readAllLines(recording)) {
                var entry = object(line);
                if (PLAYED.contains(entry.getString("label")) && entry.containsKey("response")) {
                    play(caller, entry);
                }
                if (entry.getString("label").equals("unload wrong method")) {
                    break;
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v190", "v217", "v235", "v250"})
    void who_has_no_key_is_refused_as_recorded(String release) throws IOException {
        var recording =
                Path.of("src/test/resources/llamaswap/recorded", release, "apikeys/http.jsonl");
        var keyed =
                HostSpec.of("a", Release.of(release), ModelSpec.chat("fake")).withKeys("secret");
        try (var host = SimulatedHost.start(keyed)) {
            var caller = new RawCaller(host.port());
            for (var line : Files.readAllLines(recording)) {
                var entry = object(line);
                var path = entry.getJsonObject("request").getString("path");
                if (entry.getString("label").startsWith("no key") && !path.equals("/favicon.ico")) {
                    play(caller, entry);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static HostSpec spec(Release release) {
        var soon = Duration.ofMillis(30);
        return HostSpec.of(
                        "recorded",
                        release,
                        ModelSpec.chat("gemma-270m")
                                .named("Gemma 3 270M", "small chat model, 2 slots of 1024")
                                .aliased("gemma", "gemma-3")
                                .withTtl(Duration.ofSeconds(8))
                                .withContext(2048, 2)
                                .withRate(5000, 400)
                                .loadsIn(soon),
                        ModelSpec.chat("gemma-270m-b")
                                .named("Gemma 3 270M b", "")
                                .withRate(5000, 400)
                                .loadsIn(soon),
                        ModelSpec.embedding("gemma-270m-embed").unlisted().loadsIn(soon),
                        ModelSpec.chat("fake")
                                .named("fake", "paced answers, 2 s load")
                                .as(ModelKind.PACED)
                                .withRate(5000, 400)
                                .loadsIn(soon),
                        ModelSpec.chat("fake-loading").as(ModelKind.PACED).announced(),
                        ModelSpec.broken("broken"),
                        ModelSpec.broken("broken-loading").announced())
                .withGpus()
                .timed(Duration.ofMillis(400), Duration.ofSeconds(1));
    }

    private void play(RawCaller caller, JsonObject entry) {
        var request = entry.getJsonObject("request");
        var path = request.getString("path");
        var headers = new LinkedHashMap<String, String>();
        request.getJsonObject("headers")
                .forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        var ours =
                caller.send(
                        request.getString("method"), path, headers, request.getString("body", ""));
        compare(
                entry.getString("label") + " " + request.getString("method") + " " + path,
                entry.getJsonObject("response"),
                ours);
    }

    private void compare(String what, JsonObject theirs, RawCaller.Answer ours) {
        differ(what + ": status", theirs.getString("status_line"), ours.statusLine());
        differ(what + ": headers", headers(theirs), headers(ours));
        var body = body(theirs);
        if (what.contains("/upstream/gemma") || what.contains("/props")) {
            return;
        }
        var shape = alike(Shape.of(body));
        if (shape.equals("text") || body.length() < 120 && !body.contains("\"data\":[]")) {
            differ(what + ": text", plain(body), plain(ours.body()));
        }
        differ(what + ": shape", shape, alike(Shape.of(ours.body())));
    }

    private void differ(String what, String theirs, String ours) {
        if (!theirs.equals(ours)) {
            differences.add(what + "\n  recorded  " + theirs + "\n  simulated " + ours);
        }
    }

    /// Which optional keys a row has depends on what happened before, and a machine has its name.
    private static String alike(String shape) {
        var always =
                shape.replace(",error_msg:string", "")
                        .replace(",metadata:{fifo_priority:string}", "")
                        .replace("name:null,version:null", "name:string,version:null");
        var rows = always.split("\\|");
        return Stream.of(rows).allMatch(row -> row.contains("duration_ms")) && rows.length > 1
                ? rows[0] + " and so on"
                : always.replaceFirst("\\](,page:.*)?$", " and so on");
    }

    private static String plain(String body) {
        return body.length() > 150 ? "long" : body.replaceAll("\\d{4}-\\d\\d-[^\"]*", "TIME");
    }

    private static String headers(JsonObject theirs) {
        return theirs.getJsonArray("headers").getValuesAs(jakarta.json.JsonArray.class).stream()
                .map(pair -> header(pair.getString(0), pair.getString(1)))
                .collect(Collectors.joining("; "));
    }

    private static String headers(RawCaller.Answer ours) {
        return ours.headers().stream()
                .map(header -> header(header.name(), header.value()))
                .collect(Collectors.joining("; "));
    }

    /// Whether a body has a length or comes in chunks depends on its size alone.
    private static String header(String name, String value) {
        var sized = Map.of("Transfer-Encoding", "size", "Content-Length", "size");
        return sized.getOrDefault(name, name)
                + (OWN_VALUE.contains(name) || sized.containsKey(name) ? "" : "=" + value);
    }

    private static String body(JsonObject response) {
        if (response.containsKey("body")) {
            return response.getString("body");
        }
        return response.getJsonArray("chunks").getValuesAs(JsonObject.class).stream()
                .map(chunk -> chunk.getString("data", ""))
                .collect(Collectors.joining());
    }

    private static JsonObject object(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
