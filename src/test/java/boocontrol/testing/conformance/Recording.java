package boocontrol.testing.conformance;

import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.RecordedHostFiles.Stream;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real host as it was recorded: all scenarios of one tag.
public record Recording(String tag) implements HostUnderTest {

    @Override
    public Release release() {
        return Release.of(tag);
    }

    @Override
    public Evidence evidence() {
        var exchanges = new ArrayList<Exchange>();
        var streams = new ArrayList<Stream>();
        for (var folder : RecordedHostFiles.all()) {
            if (folder.startsWith(tag + "/")) {
                exchanges.addAll(exchanges(folder));
                streams.addAll(RecordedHostFiles.read(folder).streams());
            }
        }
        return new Evidence(exchanges, streams, true);
    }

    private static List<Exchange> exchanges(String folder) {
        try {
            var file = RecordedHostFiles.root().resolve(folder).resolve("http.jsonl");
            return Files.readAllLines(file).stream()
                    .map(line -> Values.parse(line).orElseThrow().asJsonObject())
                    .filter(line -> line.containsKey("response"))
                    .map(Recording::exchange)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(JsonObject line) {
        var request = line.getJsonObject("request");
        var response = line.getJsonObject("response");
        return new Exchange(
                line.getString("label", ""),
                request.getString("method"),
                request.getString("path"),
                headers(request.getJsonObject("headers")),
                request.getString("body", ""),
                response.getString("status_line"),
                response.getJsonArray("headers").getValuesAs(JsonArray.class).stream()
                        .map(pair -> Map.entry(pair.getString(0), pair.getString(1)))
                        .toList(),
                body(response),
                line.getString("ended").equals("complete"));
    }

    private static Map<String, String> headers(JsonObject json) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        json.forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        return headers;
    }

    private static byte[] body(JsonObject response) {
        var body = new ByteArrayOutputStream();
        response.getOrDefault("chunks", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .forEach(chunk -> body.writeBytes(bytes(chunk, "data")));
        body.writeBytes(bytes(response, "body"));
        return body.toByteArray();
    }

    private static byte[] bytes(JsonObject json, String name) {
        return json.containsKey(name + "_b64")
                ? Base64.getDecoder().decode(json.getString(name + "_b64"))
                : json.getString(name, "").getBytes(StandardCharsets.UTF_8);
    }
}
