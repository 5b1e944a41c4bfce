package boocontrol.hosts.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.FileMerge;
import boocontrol.hosts.entity.FileState;
import boocontrol.hosts.entity.KeyReading;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.Registry;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/// The registry of providers as it stands (seam: fleet, activity and live read it).
///
/// At its start it holds what the table and the file say, without telling anybody: whoever starts
/// later asks [#all]. From then on every [ProviderListener] is told of each change, one change at a
/// time; that may be before the listener's own start.
@ApplicationScoped
public class Hosts implements Stage {

    private static final Logger LOGGER = System.getLogger(Hosts.class.getName());
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ReentrantLock changing = new ReentrantLock();
    private final ProviderStore store;
    private final AddressCheck addresses;
    private final Loops loops;
    private final Iterable<ProviderListener> listeners;
    private final Supplier<HostsSettings> settings;
    private volatile Registry registry = Registry.EMPTY;
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<FileFollower> follower = Optional.empty();
    private volatile Optional<PastedKeys> pasted = Optional.empty();
    private volatile KeyPlaces keys;
    private volatile boolean telling;
    private Optional<Thread> loop = Optional.empty();

    @Inject
    Hosts(
            ProviderStore store,
            AddressCheck addresses,
            Loops loops,
            @Any Instance<ProviderListener> listeners,
            Config config) {
        this(store, addresses, loops, listeners, () -> HostsSettings.from(config));
    }

    /// A registry without container.
    public Hosts(
            ProviderStore store,
            AddressCheck addresses,
            Loops loops,
            Iterable<ProviderListener> listeners,
            Supplier<HostsSettings> settings) {
        this.store = store;
        this.addresses = addresses;
        this.loops = loops;
        this.listeners = listeners;
        this.settings = settings;
        this.keys = new KeyPlaces(Map.of(), Path.of("/"), Optional.empty());
    }

    /// For the container's proxies: an empty registry.
    public Hosts() {
        this(
                new ProviderStore(),
                new AddressCheck(),
                new Loops(),
                List.of(),
                () -> HostsSettings.NONE);
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String name() {
        return "hosts";
    }

    /// @throws IllegalStateException with one line when the file cannot be used
    @Override
    public void start() {
        var set = settings.get();
        pasted = PastedKeys.below(set.dataDir());
        keys = new KeyPlaces(set.environment(), set.secretsDir(), pasted);
        file = set.file().map(Path::toAbsolutePath);
        registry = new Registry(store.all(), Set.of());
        follower = file.map(this::followerOf);
        follower.ifPresentOrElse(FileFollower::begin, () -> apply(List.of()));
        telling = true;
        pasted.ifPresent(kept -> kept.dropAllBut(pasters()));
        loop = follower.map(each -> loops.start("providers-file", each));
        LOGGER.log(
                Level.INFO,
                "{0} providers, {1} of them from the file",
                all().size(),
                registry.listed().size());
    }

    @Override
    public void stop() {
        loop.ifPresent(thread -> {
            thread.interrupt();
            try {
                thread.join(STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// All providers, ordered by id, disabled ones included.
    public List<Provider> all() {
        return registry.providers();
    }

    public Optional<Provider> find(ProviderId id) {
        return registry.find(id);
    }

    /// The key to send now; read anew at each call, since files and environment may change. Empty
    /// when the provider wants none and when it is missing: [#readKey] tells which.
    public Optional<ApiKey> keyOf(Provider provider) {
        return readKey(provider) instanceof KeyReading.Found(var key)
                ? Optional.of(key)
                : Optional.empty();
    }

    /// As [#keyOf], with the reason why it is missing.
    public KeyReading readKey(Provider provider) {
        return keys.read(provider);
    }

    /// The registry at this moment, with what the file lists.
    public Registry registry() {
        return registry;
    }

    /// The file of providers, where one is configured.
    public Optional<Path> file() {
        return file;
    }

    public FileState fileState() {
        return follower.map(FileFollower::state).orElseGet(FileState.None::new);
    }

    KeyPlaces keys() {
        return keys;
    }

    Optional<PastedKeys> pasted() {
        return pasted;
    }

    /// Runs `change` while nobody else changes the registry.
    <T> T alone(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    /// Replaces the registry and tells the listeners; only inside [#alone].
    void become(Registry next) {
        var before = registry;
        registry = next;
        if (telling && !before.providers().equals(next.providers())) {
            listeners.forEach(listener -> tell(listener, next.providers()));
        }
    }

    /// Makes the registry what the table says, after somebody else wrote it.
    void reload() {
        become(new Registry(store.all(), registry.listed()));
    }

    private FileFollower followerOf(Path path) {
        return new FileFollower(
                new ProviderFile(path),
                new ProviderFileReader(addresses::refusalWithoutLookUp),
                this::apply);
    }

    private void apply(List<ProviderDraft> drafts) {
        alone(() -> {
            become(merged(drafts));
            return drafts;
        });
    }

    private Registry merged(List<ProviderDraft> drafts) {
        var before = registry;
        var changes = FileMerge.changes(before.providers(), drafts);
        var written = changes.isEmpty() ? changes : store.put(changes);
        written.forEach(after -> before.find(after.id()).ifPresent(b -> follow(b, after)));
        return before.with(written)
                .listing(drafts.stream().map(ProviderDraft::id).collect(Collectors.toSet()));
    }

    private void follow(Provider before, Provider after) {
        if (before.origin() != after.origin()) {
            LOGGER.log(Level.WARNING, "the file takes over {0} from the cockpit", after.id());
        } else if (before.enabled() && !after.enabled() && after.origin() == Origin.COCKPIT) {
            LOGGER.log(Level.WARNING, "disabled {0}: the file has the same host", after.id());
        }
        if (before.key() instanceof KeySource.Pasted
                && !(after.key() instanceof KeySource.Pasted)) {
            pasted.ifPresent(kept -> kept.drop(after.id()));
        }
    }

    private Set<ProviderId> pasters() {
        return all().stream()
                .filter(provider -> provider.key() instanceof KeySource.Pasted)
                .map(Provider::id)
                .collect(Collectors.toSet());
    }

    private static void tell(ProviderListener listener, List<Provider> providers) {
        try {
            listener.providersChanged(providers);
        } catch (RuntimeException e) {
            // One listener's bug must not keep the others, or the change, from being made.
            LOGGER.log(Level.ERROR, "a listener failed on changed providers", e);
        }
    }
}
