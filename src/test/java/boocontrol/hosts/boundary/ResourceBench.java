package boocontrol.hosts.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.hosts.control.AddressProbe;
import boocontrol.hosts.control.AddressTests;
import boocontrol.hosts.control.RegistryBench;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Bodies;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The resource as a client meets it, but for the sockets: bodies are read, answers are written.
final class ResourceBench implements AutoCloseable {

    final RegistryBench registry = new RegistryBench();
    final List<Optional<ApiKey>> sent = new CopyOnWriteArrayList<>();
    AddressProbe probe =
            (_, _, key) -> {
                sent.add(key);
                return new Probed.LlamaSwap("store", "v250", Duration.ofMillis(3));
            };
    HostsResource resource = new HostsResource();

    ResourceBench() {
        registry.write(
                "providers:\n- {id: filed, name: Filed, base_url: 'http://filed', enabled: false}\n");
        start();
    }

    /// As at a restart of the server.
    void restart() {
        registry.stop();
        start();
    }

    @Override
    public void close() {
        registry.close();
    }

    private void start() {
        var hosts = registry.start();
        resource =
                new HostsResource(
                        hosts,
                        registry.edits(),
                        new AddressTests(hosts, registry.addresses, probe, registry.loops));
    }

    Response add(String body) {
        return resource.add(read(body, NewProvider.class));
    }

    Response change(String id, String ifMatch, String body) {
        return resource.change(id, ifMatch, read(body, ProviderChange.class));
    }

    Response purge(String id, String body) {
        return resource.purge(id, read(body, PurgeOrder.class));
    }

    AddressTestView test(String body) {
        return resource.test(read(body, AddressToTest.class));
    }

    static String pasted(String id, String key) {
        return "{\"id\": \"%s\", \"base_url\": \"http://%s\", \"api_key\": {\"pasted\": \"%s\"}}"
                .formatted(id, id, key);
    }

    Optional<ApiKey> key(String id) {
        return registry.hosts.find(id(id)).flatMap(registry.hosts::keyOf);
    }

    KeyView keyView(String id) {
        return ((ProviderView) resource.one(id).getEntity()).apiKey();
    }

    Path keyFile(String name) {
        return registry.data.resolve("keys").resolve(name);
    }

    List<String> files() {
        if (!Files.isDirectory(registry.data.resolve("keys"))) {
            return List.of();
        }
        try (var files = Files.list(registry.data.resolve("keys"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static ProviderId id(String id) {
        return new ProviderId(id);
    }

    static String etag(Response answer) {
        return answer.getHeaderString("ETag");
    }

    static String json(Response answer) {
        return Json.write(answer.getEntity());
    }

    static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
        var refused = catchThrowableOfType(Refused.class, asking);
        assertThat(refused).isNotNull();
        return refused.problem();
    }

    @SuppressWarnings("unchecked") // the reader makes what it is asked for
    static <T> T read(String body, Class<T> type) {
        return (T)
                new Bodies()
                        .readFrom(
                                (Class<Object>) (Class<?>) type,
                                type,
                                new Annotation[0],
                                MediaType.APPLICATION_JSON_TYPE,
                                new MultivaluedHashMap<>(),
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
