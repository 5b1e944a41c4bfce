package boocontrol.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One folder of `llamaswap/recorded`: what a real host sent, by the milliseconds of its own clock.
/// The formats are told in the README there.
public record RecordedHostFiles(
        String tag,
        String scenario,
        List<Stream> streams,
        List<Exchange> exchanges,
        List<Double> hostStarts) {

    /// The clean and the unclean way of a stream to end; anything else was the recorder's doing.
    public static final String CLEAN = "clean end (last chunk received)";

    public static final String CUT = "connection closed without last chunk";

    /// One connection to `/api/events`.
    public record Stream(String head, double headMs, List<Chunk> chunks, double endMs, String end) {

        public byte[] body() {
            var body = new ByteArrayOutputStream();
            chunks.forEach(chunk -> body.writeBytes(chunk.bytes()));
            return body.toByteArray();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Chunk(double tMs, byte[] bytes) {}

    /// One other request with its complete answer.
    ///
    /// @param requestHeaders by lower-case name
    @SuppressWarnings("ArrayRecordComponent")
    public record Exchange(
            double startMs,
            double endMs,
            String label,
            String method,
            String path,
            Map<String, String> requestHeaders,
            int status,
            String statusLine,
            List<Map.Entry<String, String>> headers,
            byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// The same answer to another path.
        Exchange at(String otherPath) {
            return new Exchange(
                    startMs,
                    endMs,
                    label,
                    method,
                    otherPath,
                    requestHeaders,
                    status,
                    statusLine,
                    headers,
                    body);
        }

        public String pathOnly() {
            return path.replaceFirst("\\?.*", "");
        }
    }

    /// Every folder there is, as `tag/scenario`.
    public static List<String> all() {
        try (var tree = Files.walk(root(), 2)) {
            return tree.filter(path -> root().relativize(path).getNameCount() == 2)
                    .filter(Files::isDirectory)
                    .map(path -> root().relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RecordedHostFiles read(String folder) {
        var names = folder.split("/", 2);
        var path = root().resolve(folder);
        var meta = object(text(path.resolve("meta.json")));
        var count = meta.getJsonArray("event_streams").size();
        return new RecordedHostFiles(
                names[0],
                names[1],
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> stream(path.resolve("events-" + n + ".jsonl")))
                        .toList(),
                lines(path.resolve("http.jsonl")).stream()
                        .filter(line -> line.containsKey("response"))
                        .map(RecordedHostFiles::exchange)
                        .toList(),
                meta.getJsonArray("host_starts").getValuesAs(JsonNumber::doubleValue));
    }

    public static Path root() {
        return folder("/llamaswap/recorded");
    }

    public static Path folder(String resource) {
        try {
            return Path.of(RecordedHostFiles.class.getResource(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream stream(Path file) {
        var lines = lines(file);
        var head = lines.getFirst();
        var end = lines.getLast();
        return new Stream(
                head.getString("head"),
                number(head, "t_ms"),
                lines.stream()
                        .filter(line -> line.containsKey("raw") || line.containsKey("raw_b64"))
                        .map(line -> new Chunk(number(line, "t_ms"), bytes(line, "raw")))
                        .toList(),
                number(end, "t_ms"),
                end.getString("end"));
    }

    private static Exchange exchange(JsonObject line) {
        var request = line.getJsonObject("request");
        var response = line.getJsonObject("response");
        return new Exchange(
                number(line, "t_ms"),
                number(line, "end_ms"),
                line.getString("label", ""),
                request.getString("method"),
                request.getString("path"),
                headers(request.getJsonObject("headers")),
                response.getInt("status"),
                response.getString("status_line"),
                pairs(response.getJsonArray("headers")),
                body(response));
    }

    private static byte[] body(JsonObject response) {
        if (!response.containsKey("chunks")) {
            return bytes(response, "body");
        }
        var body = new ByteArrayOutputStream();
        response.getJsonArray("chunks")
                .getValuesAs(JsonObject.class)
                .forEach(chunk -> body.writeBytes(bytes(chunk, "data")));
        return body.toByteArray();
    }

    private static byte[] bytes(JsonObject json, String name) {
        return json.containsKey(name + "_b64")
                ? Base64.getDecoder().decode(json.getString(name + "_b64"))
                : json.getString(name, "").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(JsonObject json) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        json.forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        return headers;
    }

    private static List<Map.Entry<String, String>> pairs(JsonArray json) {
        return json.getValuesAs(JsonArray.class).stream()
                .map(pair -> Map.entry(pair.getString(0), pair.getString(1)))
                .toList();
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }

    private static List<JsonObject> lines(Path file) {
        var lines = new ArrayList<JsonObject>();
        text(file).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(object(line)));
        return lines;
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
