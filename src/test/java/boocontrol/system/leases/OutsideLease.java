package boocontrol.system.leases;

import boocontrol.testing.RunningServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A lease as a program outside holds one: only HTTP, docs/leases.md, and a clock that never steps.
final class OutsideLease implements AutoCloseable {

    /// What was answered to a claim.
    record Answer(Optional<OutsideLease> lease, int status, JsonObject body) {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningServer server;
    private final String path;
    private final String holder;
    private final long fence;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile long renewAfter;
    private volatile long deadline;
    private volatile boolean asked;
    private volatile boolean lost;

    private OutsideLease(RunningServer server, String holder, long sent, JsonObject granted) {
        var lease = granted.getJsonObject("lease");
        this.server = server;
        this.holder = holder;
        this.fence = lease.getJsonNumber("fence").longValueExact();
        this.path = "/api/control/leases/" + lease.getString("provider_id") + "/" + fence;
        told(sent, granted);
        Thread.ofVirtual().name("renew " + path).start(this::keep);
    }

    static Answer claim(
            RunningServer server, String host, String holder, String purpose, String mode) {
        var body =
                Json.createObjectBuilder()
                        .add("provider_id", host)
                        .add("holder", holder)
                        .add("purpose", purpose)
                        .add("mode", mode)
                        .build();
        var sent = System.nanoTime();
        var answer = send(server, "POST", "/api/control/leases", body.toString());
        var read = read(answer);
        return new Answer(
                answer.statusCode() == 201
                        ? Optional.of(new OutsideLease(server, holder, sent, read))
                        : Optional.empty(),
                answer.statusCode(),
                read);
    }

    /// Asks whoever holds the host to stop.
    static void preempt(
            RunningServer server, String host, String holder, String purpose, String mode) {
        var body =
                Json.createObjectBuilder()
                        .add("holder", holder)
                        .add("purpose", purpose)
                        .add("mode", mode)
                        .build();
        send(server, "PUT", "/api/control/leases/" + host + "/preemption", body.toString());
    }

    long fence() {
        return fence;
    }

    /// The checkpoint: before everything that is done to the host.
    boolean mayAct() {
        return !lost && System.nanoTime() - deadline < 0;
    }

    /// Somebody wants the host: begin nothing new.
    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        end.countDown();
        lost = true;
        send(server, "DELETE", path + "?holder=" + holder, "");
    }

    private void keep() {
        try {
            while (mayAct() && !end.await(renewAfter, TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException _) {
            lost = true;
        }
    }

    private void renew() {
        var sent = System.nanoTime();
        var body = Json.createObjectBuilder().add("holder", holder).build();
        var answer = send(server, "PUT", path, body.toString());
        if (!mayAct()) {
            lost = true;
        } else if (answer.statusCode() == 200) {
            told(sent, read(answer));
        } else if (answer.statusCode() == 409) {
            lost = true;
        } else {
            renewAfter = 200;
        }
    }

    private void told(long sent, JsonObject granted) {
        deadline = sent + granted.getJsonNumber("stop_after_ms").longValue() * 1_000_000;
        renewAfter = granted.getJsonNumber("renew_after_ms").longValue();
        asked = granted.get("preemption") != JsonValue.NULL;
    }

    private static HttpResponse<String> send(
            RunningServer server, String method, String path, String json) {
        var request =
                HttpRequest.newBuilder(server.uri(path))
                        .timeout(Duration.ofSeconds(5))
                        .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonObject read(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
