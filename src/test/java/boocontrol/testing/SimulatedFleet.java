package boocontrol.testing;

import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.HostSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Simulated hosts and the file that names them to a [RunningServer].
public final class SimulatedFleet implements AutoCloseable {

    private final List<SimulatedHost> hosts;
    private final Path file;
    private final HttpClient client = HttpClient.newHttpClient();

    private SimulatedFleet(List<SimulatedHost> hosts) {
        this.hosts = hosts;
        try {
            file = Files.createTempFile("boocontrol-hosts", ".yaml");
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SimulatedFleet of(HostSpec... specs) {
        return new SimulatedFleet(Stream.of(specs).map(SimulatedHost::start).toList());
    }

    public List<SimulatedHost> hosts() {
        return hosts;
    }

    public SimulatedHost host(String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
    }

    /// What a server must be told to follow them.
    public Map<String, String> environment() {
        return Map.of("BOOCONTROL_PROVIDERS_FILE", file.toString(), "BOOCONTROL_SIMULATED", "true");
    }

    /// One short chat, as a client of the host would have it; loads the model first.
    public void chat(String host, String model) {
        var body =
                """
                {"model":"%s","max_tokens":8,"messages":[{"role":"user","content":"Hello."}]}
                """
                        .formatted(model);
        var request =
                HttpRequest.newBuilder(URI.create(host(host).url() + "/v1/chat/completions"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        hosts.forEach(SimulatedHost::close);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return hosts.stream()
                .map(SimulatedFleet::entry)
                .collect(Collectors.joining("", "providers:\n", ""));
    }

    private static String entry(SimulatedHost host) {
        var machine = host.spec().machine();
        var gpus =
                machine.gpus().stream()
                        .map(gpu -> gpu.name().replaceFirst("^NVIDIA (GeForce )?", ""))
                        .collect(Collectors.joining(", ", "[", "]"));
        return """
          - id: %s
            base_url: %s
            operating_system: %s
            gpus: %s
        """
                .formatted(host.name(), host.url(), machine.system(), gpus);
    }
}
