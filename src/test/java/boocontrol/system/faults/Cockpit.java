package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packaged server as its users see it: what it says of hosts, rows and events over HTTP.
final class Cockpit implements AutoCloseable {

    /// Between two looks, so that looking does not load the server.
    static final Duration EVERY = Duration.ofMillis(100);

    private static final String API = "/api/control/";

    private final RunningServer server = RunningServer.start(Map.of());

    /// One row it tells.
    record Row(long epoch, long id, Truth.Mark mark) {

        private static Row of(JsonObject json) {
            var parts = json.getString("id").split("~", -1);
            var mark =
                    new Truth.Mark(
                            Long.parseLong(parts[2]),
                            Instant.parse(json.getString("ended_at")),
                            json.getString("model"),
                            json.getJsonNumber("duration_ms").longValue(),
                            json.getJsonNumber("output_tokens").longValue());
            return new Row(Long.parseLong(parts[1]), mark.id(), mark);
        }
    }

    void add(String id, String url) {
        var body = "{\"id\": \"%s\", \"base_url\": \"%s\"}".formatted(id, url);
        var answer = server.send("POST", API + "hosts", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /// Pastes an API key for a host.
    void key(String id, String key) {
        var body = "{\"api_key\": {\"pasted\": \"%s\"}}".formatted(key);
        var answer = server.send(matching(id, "PATCH", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void remove(String id) {
        var answer = server.send(matching(id, "DELETE", ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpRequest matching(String id, String method, String body) {
        var etag = server.get(API + "hosts/" + id).headers().firstValue("ETag").orElseThrow();
        return HttpRequest.newBuilder(server.uri(API + "hosts/" + id))
                .header("If-Match", etag)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    JsonObject host(String id) {
        return read("fleet/" + id);
    }

    List<JsonObject> hosts() {
        return read("fleet").getJsonArray("hosts").getValuesAs(JsonObject.class);
    }

    /// Empty while the host is so new that nothing is known of it.
    String state(String id) {
        return hosts().stream()
                .filter(host -> host.getString("provider_id").equals(id))
                .findFirst()
                .map(host -> host.getString("state"))
                .orElse("");
    }

    boolean connected(String id) {
        return state(id).equals("connected");
    }

    void awaitConnected(String id) {
        try {
            Await.until(id + " is connected", Duration.ofSeconds(60), EVERY, () -> connected(id));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + host(id), e);
        }
    }

    void awaitState(String id, String state) {
        Await.until(
                id + " is " + state, Duration.ofSeconds(40), EVERY, () -> state(id).equals(state));
    }

    /// Why it is not connected; empty while it is.
    String reason(String id) {
        return state(id).isEmpty() ? "" : host(id).getString("reason", "");
    }

    /// A counter of what was lost on the way from a host.
    long lost(String id, String counter) {
        return host(id).getJsonObject("losses").getJsonNumber(counter).longValue();
    }

    /// All rows of one host, newest first.
    List<Row> rows(String id) {
        var rows = new ArrayList<Row>();
        var cursor = "";
        do {
            var page = read("activity?limit=500&provider_id=" + id + cursor);
            page.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                    .map(Row::of)
                    .forEach(rows::add);
            cursor = page.isNull("next") ? "" : "&before=" + page.getString("next");
        } while (!cursor.isEmpty());
        return rows;
    }

    /// Events of one host, newest first, at most the last 500.
    List<JsonObject> events(String id) {
        return read("events?limit=500&provider_id=" + id)
                .getJsonArray("events")
                .getValuesAs(JsonObject.class);
    }

    /// Events of models, not of the host itself: those are never to be invented.
    long modelEvents(String id) {
        return events(id).stream().filter(event -> !event.getString("model").equals("*")).count();
    }

    JsonObject about() {
        return read("about");
    }

    /// The server's own threads.
    int loops() {
        return about().getJsonObject("runtime").getInt("loops");
    }

    /// What `/api/control/about` says of every host in one of its parts.
    List<JsonObject> aboutHosts(String part) {
        return about().getJsonObject("parts")
                .getJsonObject(part)
                .getJsonArray("hosts")
                .getValuesAs(JsonObject.class);
    }

    /// The same of one host.
    JsonObject about(String part, String id) {
        return aboutHosts(part).stream()
                .filter(host -> host.getString("provider_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Resident memory of the server in KiB.
    long residentKib() {
        try {
            return Files.readString(Path.of("/proc/" + server.pid() + "/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    private JsonObject read(String path) {
        HttpResponse<String> answer = server.get(API + path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
