package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.chaos.ChaosProxy;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A simulated host behind a proxy, followed by the cockpit.
final class Subject implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    final Cockpit cockpit;
    final String id;
    final SimulatedHost host;
    final ChaosProxy proxy;

    /// @param before it is followed
    Subject(Cockpit cockpit, HostSpec spec, Consumer<SimulatedHost> before) {
        this.cockpit = cockpit;
        this.id = spec.name();
        this.host = SimulatedHost.start(spec);
        this.proxy = ChaosProxy.to(URI.create(host.url()));
        before.accept(host);
        cockpit.add(id, proxy.url().toString());
    }

    /// Followed and connected.
    static Subject connected(Cockpit cockpit, String id, int release) {
        return connected(cockpit, spec(id, release));
    }

    static Subject connected(Cockpit cockpit, HostSpec spec) {
        var subject = new Subject(cockpit, spec, _ -> {});
        subject.awaitConnected();
        return subject;
    }

    static HostSpec spec(String id, int release) {
        var model = ModelSpec.chat("m").loadsIn(Duration.ofMillis(100));
        return HostSpec.of(id, new Release(release), model, ModelSpec.chat("n"));
    }

    Truth truth() {
        return Truth.of(host, cockpit.rows(id));
    }

    /// Waits until all is told that the host finished.
    Truth awaitWhole(Duration patience) {
        try {
            Await.until(
                    id + " has told all its rows",
                    patience,
                    Cockpit.EVERY,
                    () -> truth().lost() == 0);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + told(), e);
        }
        assertThat(truth()).as(this::told).matches(Truth::whole, "is whole");
        return truth();
    }

    Truth awaitWhole() {
        return awaitWhole(SOON);
    }

    /// Finishes requests, and waits until they are told.
    Subject finish(int count) {
        host.finishRequests(count);
        awaitWhole();
        return this;
    }

    /// How often it is said that rows may be missing and nobody can know which.
    long gapsSuspected() {
        return cockpit.events(id).stream()
                .filter(event -> event.getString("kind").equals("gap_suspected"))
                .count();
    }

    boolean connected() {
        return cockpit.connected(id);
    }

    static void await(String what, BooleanSupplier condition) {
        Await.until(what, SOON, Cockpit.EVERY, condition);
    }

    void awaitConnected() {
        cockpit.awaitConnected(id);
    }

    /// Has a connection that is newer than so many.
    void awaitConnectedAfter(long connections) {
        Await.until(
                id + " is connected anew",
                Duration.ofSeconds(60),
                Cockpit.EVERY,
                () -> connected() && connections() > connections);
    }

    /// A real request, that needs its model loaded; returns its status when it was answered.
    int chat(String model, int tokens) {
        var body =
                "{\"model\": \"%s\", \"max_tokens\": %d, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"
                        .formatted(model, tokens);
        var request =
                HttpRequest.newBuilder(URI.create(host.url() + "/v1/chat/completions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long connections() {
        return cockpit.about("fleet", id).getJsonNumber("connections").longValue();
    }

    /// Everything the cockpit knows about it, for messages.
    String told() {
        return truth()
                + " "
                + cockpit.about("activity", id)
                + " "
                + cockpit.about("fleet", id)
                + " "
                + cockpit.events(id);
    }

    @Override
    public void close() {
        cockpit.remove(id);
        proxy.close();
        host.close();
    }
}
