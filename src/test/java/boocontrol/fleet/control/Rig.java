package boocontrol.fleet.control;

import boocontrol.fleet.control.ConnectorTools.Clients;
import boocontrol.fleet.entity.Backoff;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.Watchdog;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.control.SwapStreamClient;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.Await;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// A fleet as the application runs it, without container and in a hurry.
final class Rig implements AutoCloseable {

    static final ProviderId BOX = new ProviderId("box");
    static final String AGENT = "BooControl/test";

    static final Backoff HASTY =
            new Backoff(
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    6,
                    Duration.ofMillis(200),
                    Duration.ofMillis(10),
                    Duration.ofMillis(50));

    /// The watchdog does not bark before a minute: for tests that are not about it.
    static final FleetSettings CALM =
            settings(
                    HASTY,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    new FrameQueue.Limits(4_096, 12L << 20, 4L << 20));

    static final FleetSettings WATCHFUL =
            settings(
                    HASTY,
                    Duration.ofMillis(300),
                    Duration.ofMillis(1_500),
                    FrameQueue.Limits.DEFAULT);

    final List<HostState> states = new CopyOnWriteArrayList<>();
    final List<ProviderId> removed = new CopyOnWriteArrayList<>();
    final List<ModelEvent> events = new CopyOnWriteArrayList<>();
    final Seen seen = new Seen();
    final Loops loops = new Loops();
    final Map<ProviderId, ApiKey> keys = new ConcurrentHashMap<>();
    final Fleet fleet;
    final Observers observers;
    final Connectors connectors;
    final FrameRoom room;
    volatile Connectors.Kept kept = Connectors.Kept.NOTHING;

    /// An observer that writes down what it hears.
    static class Seen implements HostObserver {

        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<HostLink> links = new CopyOnWriteArrayList<>();
        final List<SwapEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public void connected(HostLink link) {
            links.add(link);
            calls.add("connected " + link.connection());
        }

        @Override
        public void event(HostLink link, SwapEvent event) {
            events.add(event);
        }

        @Override
        public void logsDropped(HostLink link, long frames) {
            calls.add("logs dropped");
        }

        @Override
        public void disconnected(HostLink link) {
            calls.add("disconnected " + link.connection());
        }

        @Override
        public void forgotten(ProviderId provider) {
            calls.add("forgotten " + provider);
        }
    }

    Rig(FleetSettings settings, HostObserver... more) {
        this(settings, Clock.systemUTC(), more);
    }

    Rig(FleetSettings settings, Clock clock, HostObserver... more) {
        fleet =
                new Fleet(
                        change -> {
                            states.add(change.state());
                            if (change.removed()) {
                                removed.add(change.state().provider().id());
                            }
                        },
                        events::add,
                        clock,
                        System::nanoTime);
        var all = new CopyOnWriteArrayList<HostObserver>(more);
        all.add(seen);
        observers = new Observers(all);
        room = new FrameRoom(settings.fleetChars());
        var random = new Random(1);
        connectors =
                new Connectors(
                        fleet.slots(),
                        new ConnectorTools(
                                settings,
                                provider -> Optional.ofNullable(keys.get(provider.id())),
                                new Presented(),
                                observers,
                                room,
                                new EventParser(),
                                loops,
                                clock,
                                System::nanoTime,
                                random),
                        () -> kept);
    }

    static FleetSettings settings(
            Backoff backoff, Duration silence, Duration mute, FrameQueue.Limits queue) {
        return new FleetSettings(
                backoff,
                new Watchdog(silence, Duration.ofMillis(200), mute),
                Duration.ofSeconds(2),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                Duration.ofMillis(20),
                Duration.ofMillis(1),
                Duration.ofSeconds(3),
                Duration.ofMillis(50),
                queue,
                64L << 20);
    }

    static Provider provider(URI url) {
        return provider(BOX, url, true);
    }

    static Provider provider(ProviderId id, URI url, boolean enabled) {
        return new Provider(
                id,
                id.value(),
                ProviderKind.LLAMA_SWAP,
                url,
                new KeySource.None(),
                enabled,
                Provider.Origin.COCKPIT,
                "",
                List.of(),
                List.of(),
                List.of(),
                1);
    }

    Rig follow(Provider... providers) {
        connectors.follow(List.of(providers));
        return this;
    }

    HostState state() {
        return fleet.host(BOX).orElseThrow();
    }

    ConnectorFigures figures() {
        return connectors.figures(BOX);
    }

    void await(String what, Predicate<HostState> condition) {
        Await.until(what, () -> fleet.host(BOX).filter(condition).isPresent());
    }

    void awaitWord(String word) {
        await("it is " + word, state -> state.liveness().word().equals(word));
    }

    /// Its present connection has told its models.
    void awaitModels() {
        awaitWord("connected");
        Await.until(
                "its models are told",
                () ->
                        seen.events.stream().anyMatch(SwapEvent.ModelStatus.class::isInstance)
                                && !state().models().isEmpty());
    }

    /// Why it is not connected; empty while it is.
    String reason() {
        return switch (state().liveness()) {
            case Liveness.Reconnecting waiting -> waiting.reason().word().text();
            case Liveness.Down waiting -> waiting.reason().word().text();
            case Liveness.Starting _, Liveness.Connected _, Liveness.Disabled _ -> "";
        };
    }

    /// The phase of its first model.
    static Phase phase(HostState state) {
        return state.models().getFirst().model().phase();
    }

    /// An observer that blocks at its first event until it is released.
    static HostObserver blocking(CountDownLatch release) {
        return new Seen() {
            @Override
            public void event(HostLink link, SwapEvent event) {
                try {
                    release.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Override
    public void close() {
        connectors.stop();
    }

    private static final class Presented implements Clients {

        @Override
        public SwapClient rest(URI baseUrl, Optional<ApiKey> key) {
            return new SwapClient(baseUrl, key, AGENT);
        }

        @Override
        public SwapStreamClient stream(URI baseUrl, Optional<ApiKey> key) {
            return new SwapStreamClient(baseUrl, key, AGENT);
        }

        @Override
        public String userAgent() {
            return AGENT;
        }
    }
}
