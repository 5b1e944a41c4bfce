package boocontrol.fleet.control;

import boocontrol.testing.Await;
import boocontrol.testing.ScriptedHost;
import boocontrol.testing.ScriptedHost.Wire;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A llama-swap that says what the test wants, or misbehaves as the test wants. Like a real one it
/// begins every stream with its log, its models and what is in flight, and logs every request.
final class TalkingHost implements AutoCloseable {

    static final String PAGE = "{\"data\":[],\"page\":1,\"limit\":1,\"total\":0,\"total_pages\":0}";

    /// An answer to every request of one path.
    record Canned(String status, String headers, String body) {

        static Canned json(String body) {
            return new Canned("200 OK", "Content-Type: application/json\r\n", body);
        }
    }

    /// One open event stream.
    static final class Talk {

        private final Wire wire;

        private Talk(Wire wire) {
            this.wire = wire;
        }

        void say(String type, String data) throws IOException {
            sayRaw(frame(type, data));
        }

        void sayRaw(String text) throws IOException {
            wire.chunk(text);
        }

        void models(String... idsAndStates) throws IOException {
            say("modelStatus", list(idsAndStates));
        }

        void log(String text) throws IOException {
            var log = Json.createObjectBuilder().add("data", text).add("source", "proxy");
            say("logData", log.build().toString());
        }

        void end() throws IOException {
            wire.lastChunk();
        }

        void reset() throws IOException {
            wire.reset();
            wire.socket().close();
        }
    }

    private final ScriptedHost host;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final List<Talk> talks = new CopyOnWriteArrayList<>();
    volatile String[] models = {"m", "stopped"};
    volatile String version = "250";
    volatile boolean logging = true;

    /// Does not answer any more; streams stay open.
    volatile boolean asleep;

    /// Opens streams and says nothing on them.
    volatile boolean mute;

    TalkingHost() throws IOException {
        answers.put("/api/metrics/activity", Canned.json(PAGE));
        answers.put("/running", Canned.json("{\"running\":[]}"));
        answers.put("/v1/models", Canned.json("{\"data\":[]}"));
        answers.put("/health", new Canned("200 OK", "", "OK"));
        host = new ScriptedHost(this::serve);
    }

    static String frame(String type, String data) {
        var frame = Json.createObjectBuilder().add("type", type).add("data", data).build();
        return "event:message\ndata:" + frame + "\n\n";
    }

    URI url() {
        return host.url();
    }

    void answer(String path, Canned canned) {
        answers.put(path, canned);
    }

    void answerNormally(String path) {
        answers.remove(path);
    }

    /// Was upgraded, or downgraded, to a release of the ring dialect.
    void speakRing() {
        version = "217";
        answers.remove("/api/metrics/activity");
        answers.put("/api/metrics", Canned.json("[]"));
    }

    int streams() {
        return talks.size();
    }

    /// The Nth stream, from 1, once it has told what every stream begins with.
    Talk stream(int number) {
        Await.until("stream " + number + " is open", () -> talks.size() >= number);
        return talks.get(number - 1);
    }

    Talk last() {
        return stream(Math.max(1, talks.size()));
    }

    /// Tells of finished requests on the first stream, as fast as they are taken, until the other
    /// side hangs up.
    void flood() {
        try {
            for (var id = 1L; id < 10_000_000; id++) {
                stream(1).say("activity", "{\"id\":%d}".formatted(id));
            }
        } catch (IOException _) {
            // Closed, as it should be.
        }
    }

    long requests(String path) {
        return host.requests.stream().filter(request -> path(request).equals(path)).count();
    }

    List<String> requests() {
        return List.copyOf(host.requests);
    }

    @Override
    public void close() throws IOException {
        host.close();
    }

    private void serve(Wire wire) throws IOException {
        var path = path(wire.request());
        if (asleep) {
            wire.awaitHangUp();
        } else if (path.equals("/api/events") && !answers.containsKey(path)) {
            talk(wire);
        } else {
            answer(wire, path);
            log(wire.request());
        }
    }

    private void talk(Wire wire) throws IOException {
        wire.send(ScriptedHost.SSE);
        var talk = new Talk(wire);
        if (!mute) {
            talk.log("llama-swap listening\n");
            talk.models(models);
            talk.say("inflight", "{\"operation\":\"snapshot\"}");
        }
        talks.add(talk);
        wire.awaitHangUp();
    }

    private void answer(Wire wire, String path) throws IOException {
        var canned =
                path.equals("/api/version")
                        ? Canned.json("{\"version\":\"v%s\",\"commit\":\"c\"}".formatted(version))
                        : Optional.ofNullable(answers.get(path))
                                .orElse(new Canned("404 Not Found", "", "404 page not found\n"));
        var length = canned.body().getBytes(StandardCharsets.UTF_8).length;
        wire.send(
                "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(canned.status(), canned.headers(), length, canned.body()));
    }

    private void log(String request) throws IOException {
        if (logging && !talks.isEmpty()) {
            var agent = request.replaceFirst("(?s).*User-Agent: ([^\r]*).*", "$1");
            talks.getLast()
                    .log(
                            "[INFO] Request 127.0.0.1 \"GET %s HTTP/1.1\" 200 2 \"%s\" 1ms\n"
                                    .formatted(path(request), agent));
        }
    }

    private static String path(String request) {
        return request.split(" ", 3)[1].replaceFirst("\\?.*", "");
    }

    private static String list(String... idsAndStates) {
        var list = Json.createArrayBuilder();
        for (var n = 0; n < idsAndStates.length; n += 2) {
            list.add(
                    Json.createObjectBuilder()
                            .add("id", idsAndStates[n])
                            .add("name", "")
                            .add("description", "")
                            .add("state", idsAndStates[n + 1])
                            .add("unlisted", false)
                            .add("peerID", ""));
        }
        return list.build().toString();
    }
}
