package boocontrol.testing.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// What the recorder did with real hosts, done with any host, under the same labels.
final class Conversation {

    private static final String CHAT = "/v1/chat/completions";
    private static final String JSON = "application/json";
    private static final String SSE = "text/event-stream";

    private final RawClient client;
    private final Release release;
    private final Models models;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    Conversation(URI url, Release release, Models models) {
        this.client = new RawClient(url);
        this.release = release;
        this.models = models;
    }

    Evidence hold() throws IOException {
        try (var tap = new EventTap(client, Map.of("Accept", SSE))) {
            tap.await(release.from(192) ? "inflight" : "metrics");
            idle();
            chats();
            refusals();
            together();
            cancels(tap);
            passThrough();
            otherModels();
            afterwards();
            unload();
            logs();
            rowsAreTold(tap);
            return new Evidence(exchanges, List.of(tap.stream()), true);
        }
    }

    private void idle() throws IOException {
        reads("idle");
        get("idle", "/api/captures/0");
        get("idle", "/api/captures/x");
        get("idle", "/api/nothing-here");
        send("idle", "POST", "/v1/models", Map.of("Accept", JSON), "", RawClient.END);
        var origin = Map.of("Accept", JSON, "Origin", "http://ui.example");
        var preflight = new LinkedHashMap<>(origin);
        preflight.put("Access-Control-Request-Method", "POST");
        preflight.put("Access-Control-Request-Headers", "x-boo-source");
        send("idle", "OPTIONS", CHAT, preflight, "", RawClient.END);
        send("idle", "GET", "/v1/models?cors", origin, "", RawClient.END);
        send("idle", "HEAD", "/api/version", Map.of("Accept", JSON), "", RawClient.END);
    }

    private void reads(String label) throws IOException {
        for (var path : Paths.READS) {
            get(label, path);
        }
    }

    private void chats() throws IOException {
        post("load", CHAT, chat(models.chat(), 24, ""));
        get("after load", "/running");
        get("after load", "/v1/models");
        stream("stream", models.chat(), 32);
        post("stream no usage", CHAT, chat(models.chat(), 16, ",\"stream\":true"));
        post("alias", CHAT, chat(models.alias(), 8, ""));
        var model = "{\"model\":\"" + models.chat() + "\",";
        post("completion", "/v1/completions", model + "\"prompt\":\"sea\",\"max_tokens\":8}");
        post("llama completion", "/completion", model + "\"prompt\":\"sea\",\"n_predict\":8}");
        post("responses", "/v1/responses", model + "\"input\":\"hi\",\"max_output_tokens\":8}");
        post(
                "messages",
                "/v1/messages",
                model + "\"max_tokens\":8,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        post("embed error", "/v1/embeddings", model + "\"input\":\"sea\"}");
    }

    private void refusals() throws IOException {
        var unknown = chat("no-such-model", 8, "");
        post("unknown model", CHAT, unknown);
        var headers = Map.of("Accept", "text/plain", "Content-Type", JSON);
        send("unknown model, Accept text/plain", "POST", CHAT, headers, unknown, RawClient.END);
        post("no model", CHAT, "{\"messages\":[]}");
        post("bad json", CHAT, "{\"model\":");
    }

    private void together() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var label : List.of("concurrent a", "concurrent b")) {
                var _ = threads.submit(() -> stream(label, models.chat(), 40));
            }
        }
    }

    private void cancels(EventTap tap) throws IOException {
        var body = chat(models.chat(), 300, ",\"stream\":true");
        RawClient.Until three = read -> count(read, "\n\n") >= 3;
        send("client cancel", "POST", CHAT, posting(SSE), body, three);
        post("cancel unknown", "/api/inflight/99999/cancel", "");
        if (release.from(235)) {
            cancelThroughTheApi(tap, body);
        }
    }

    private void cancelThroughTheApi(EventTap tap, String body) throws IOException {
        var before = tap.lastRequest();
        var stream =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                var headers = posting(SSE);
                                send("api cancel", "POST", CHAT, headers, body, RawClient.END);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task));
        post("cancel", "/api/inflight/" + tap.requestAfter(before) + "/cancel", "");
        stream.join();
    }

    private void passThrough() throws IOException {
        var model = "/upstream/" + models.chat();
        for (var path : List.of("/props", "/slots", "/metrics", "")) {
            get("upstream", model + path);
        }
        get("warm", model + "/health");
        get("upstream", "/upstream/no-such-model/health");
        get("props", "/props?model=" + models.chat());
        post("upstream post", model + CHAT, chat(models.chat(), 8, ""));
        post("upstream tokenize", model + "/tokenize", "{\"content\":\"sea\"}");
    }

    private void otherModels() throws IOException {
        var sea = "{\"model\":\"" + models.embedding() + "\",\"input\":\"the sea\"}";
        post("embedding", "/v1/embeddings", sea);
        post("fake json", CHAT, chat(models.paced(), 24, ""));
        stream("fake stream", models.paced(), 24);
        stream("loading state", models.loading(), 24);
        stream("loading state, failed start", models.brokenLoading(), 24);
        post("failed start", CHAT, chat(models.broken(), 24, ""));
    }

    private void afterwards() throws IOException {
        reads("busy");
        if (release.from(236)) {
            for (var query : Paths.QUERIES) {
                get("activity query", "/api/metrics/activity?" + query);
            }
            if (release.from(251)) {
                get("activity query", "/api/metrics/activity?min_id=0");
            }
        }
        for (var id : rowIds()) {
            get("capture", "/api/captures/" + id);
        }
        get("performance after", "/api/performance?after=" + lastSample());
        get("performance after old", "/api/performance?after=2020-01-01T00:00:00Z");
        get("performance after raw plus", "/api/performance?after=2026-11-22T10:00:00+02:00");
        get("performance bad after", "/api/performance?after=yesterday");
    }

    private List<Integer> rowIds() throws IOException {
        var path = release.from(236) ? "/api/metrics/activity?limit=999" : "/api/metrics";
        var rows = new ArrayList<Integer>();
        Values.parse(get("rows", path).text())
                .map(value -> value instanceof JsonObject o ? o.get("data") : value)
                .filter(JsonArray.class::isInstance)
                .ifPresent(list ->
                        list.asJsonArray()
                                .getValuesAs(JsonObject.class)
                                .forEach(row -> rows.add(row.getInt("id"))));
        return rows;
    }

    /// When the newest sample was taken, ready for a query; some time when there is none.
    private String lastSample() throws IOException {
        return Values.parse(get("performance", "/api/performance").text())
                .filter(JsonObject.class::isInstance)
                .map(value -> value.asJsonObject().get("sys_stats"))
                .filter(JsonArray.class::isInstance)
                .map(list -> list.asJsonArray().getJsonObject(list.asJsonArray().size() - 1))
                .map(sample -> sample.getString("timestamp").replace("+", "%2B"))
                .orElse("2026-01-01T00:00:00Z");
    }

    private void unload() throws IOException {
        post("load", CHAT, chat(models.chat(), 4, ""));
        var one = "/api/models/unload/";
        post("unload one", one + models.chat(), "");
        post("unload one again", one + models.chat(), "");
        post("unload unknown", one + "no-such-model", "");
        post("unload alias", one + models.alias(), "");
        post("unload all", "/api/models/unload", "");
        post("unload all, nothing runs", "/api/models/unload", "");
        get("get unload", "/unload");
        get("unload wrong method", "/api/models/unload");
    }

    /// Streams of logs have no end: their history is enough.
    private void logs() throws IOException {
        get("log stream bad id", "/logs/stream/no-such-model");
        RawClient.Until something = read -> read.length > 0;
        for (var path : List.of("/logs/stream", "/logs/stream/" + models.chat())) {
            var headers = Map.of("Accept", "text/plain");
            send("log stream", "GET", path, headers, "", something);
        }
        upstreamLog();
    }

    private void upstreamLog() throws IOException {
        var path = "/logs/stream/upstream";
        var headers = Map.of("Accept", "text/plain");
        send("log stream upstream", "GET", path, headers, "", read -> read.length > 0);
    }

    /// Every row is told before the tap is closed, so that the ids can have no hole.
    private void rowsAreTold(EventTap tap) throws IOException {
        var rows = rowIds().size();
        // The first frame of a ring release is the whole ring.
        tap.await(release.from(236) ? "activity" : "metrics", release.from(236) ? rows : rows + 1);
    }

    private Exchange stream(String label, String model, int tokens) throws IOException {
        var usage = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";
        return send(label, "POST", CHAT, posting(SSE), chat(model, tokens, usage), RawClient.END);
    }

    private Exchange post(String label, String path, String body) throws IOException {
        return send(label, "POST", path, posting(JSON), body, RawClient.END);
    }

    private Exchange get(String label, String path) throws IOException {
        return send(label, "GET", path, Map.of("Accept", JSON), "", RawClient.END);
    }

    private Exchange send(
            String label,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            RawClient.Until until)
            throws IOException {
        var exchange = client.send(label, method, path, headers, body, until);
        exchanges.add(exchange);
        return exchange;
    }

    private static Map<String, String> posting(String accept) {
        return Map.of("Accept", accept, "Content-Type", JSON, "X-Boo-Source", "conformance");
    }

    private static String chat(String model, int tokens, String more) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        .formatted(model)
                + "\"max_tokens\":%d,\"temperature\":0%s}".formatted(tokens, more);
    }

    private static int count(byte[] read, String what) {
        return new String(read, StandardCharsets.UTF_8).split(what, -1).length - 1;
    }
}
