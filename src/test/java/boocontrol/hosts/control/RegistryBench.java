package boocontrol.hosts.control;

import boocontrol.hosts.entity.OwnPorts;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// A registry on a real database, folder and threads; names resolve as a test says.
public final class RegistryBench implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();

    public final Path folder = folder();
    public final Path file = folder.resolve("providers.yaml");
    public final Path secrets = folder.resolve("secrets");
    public final Path data = folder.resolve("data");
    public final Map<String, String> environment = new HashMap<>();
    public final Map<String, String> names = new HashMap<>();
    public final List<List<Provider>> told = new CopyOnWriteArrayList<>();
    public final List<ProviderId> purged = new CopyOnWriteArrayList<>();
    public final ProviderStore store = new TransactedStore(database);
    public final Loops loops = new Loops();
    public final AddressCheck addresses =
            new AddressCheck(
                    loops,
                    this::resolve,
                    () ->
                            OwnPorts.of(
                                    OptionalInt.of(9503),
                                    "jdbc:postgresql://127.0.0.1:15510/boocontrol"));
    public boolean failing;
    public volatile Runnable resolving = () -> {};
    public volatile Supplier<Boolean> quiet = () -> true;
    public Hosts hosts = new Hosts();

    public Hosts start() {
        return start(Optional.of(file));
    }

    public Hosts startWithoutFile() {
        return start(Optional.empty());
    }

    public void stop() {
        hosts.stop();
    }

    public ProviderEdits edits() {
        return new ProviderEdits(hosts, store, addresses, List.of(new History()));
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void execute(String sql) {
        database.execute(sql);
    }

    public long count(String sql) {
        return database.count(sql);
    }

    @Override
    public void close() {
        hosts.stop();
        database.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(RegistryBench::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hosts start(Optional<Path> providers) {
        hosts =
                new Hosts(
                        store,
                        addresses,
                        loops,
                        List.of(this::fail, told::add),
                        () ->
                                new HostsSettings(
                                        providers, Optional.of(data), secrets, environment));
        hosts.start();
        return hosts;
    }

    private final class History implements ProviderHistory {

        @Override
        public boolean quiet(ProviderId provider, Duration atMost) {
            return quiet.get();
        }

        @Override
        public void purge(ProviderId provider) {
            purged.add(provider);
        }
    }

    private void fail(List<Provider> providers) {
        if (failing) {
            throw new IllegalStateException("a listener with a bug");
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        resolving.run();
        if (!names.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.ofLiteral(names.get(host)));
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("boocontrol-hosts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
