package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostMemory;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Liveness.Signal;
import boocontrol.fleet.entity.LivenessFold;
import boocontrol.fleet.entity.LoadTimes;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One slot per llama-swap host of the registry, one connector per readable one. Changed by one
/// thread at a time.
final class Connectors {

    /// What the database knows of all hosts.
    record Kept(Map<ProviderId, KeptHost> hosts, Map<ProviderId, Map<String, LoadTimes>> loads) {

        static final Kept NOTHING = new Kept(Map.of(), Map.of());

        private HostMemory rebuilt(HostState first) {
            var id = first.provider().id();
            return HostMemory.rebuilt(
                    first,
                    hosts.getOrDefault(id, KeptHost.unknown(id)),
                    loads.getOrDefault(id, Map.of()));
        }
    }

    private final Slots slots;
    private final ConnectorTools tools;
    private final Supplier<Kept> memory;
    private final ConcurrentMap<ProviderId, HostConnector> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<ProviderId, HostConnector> leaving = new ConcurrentHashMap<>();
    private final ConcurrentMap<ProviderId, AtomicLong> connections = new ConcurrentHashMap<>();

    /// @param memory asked once for each set of new hosts; not the connectors' thread
    Connectors(Slots slots, ConnectorTools tools, Supplier<Kept> memory) {
        this.slots = slots;
        this.tools = tools;
        this.memory = memory;
    }

    /// Follows `providers` from now on, and nobody else.
    void follow(List<Provider> providers) {
        var hosts =
                providers.stream()
                        .filter(provider -> provider.kind() == ProviderKind.LLAMA_SWAP)
                        .collect(Collectors.toMap(Provider::id, provider -> provider));
        end(hosts);
        slots.states().stream()
                .map(state -> state.provider().id())
                .filter(id -> !hosts.containsKey(id))
                .forEach(slots::remove);
        addNew(hosts);
        hosts.values().forEach(this::adapt);
        begin(hosts.values().stream().filter(Provider::readable).toList());
    }

    /// Ends all, in all within `stopWithin`.
    void stop() {
        running.values().forEach(connector -> connector.stop(false));
        await(List.copyOf(running.values()));
        running.clear();
    }

    /// Whether no connector of a host runs, those included that did not end in time; waits for the
    /// latter at most so long.
    boolean quiet(ProviderId id, Duration atMost) {
        return !running.containsKey(id)
                && Optional.ofNullable(leaving.get(id))
                        .map(connector -> connector.ended(atMost))
                        .orElse(true);
    }

    ConnectorFigures figures(ProviderId id) {
        return Optional.ofNullable(running.get(id))
                .map(HostConnector::figures)
                .orElse(ConnectorFigures.NONE);
    }

    private void end(Map<ProviderId, Provider> hosts) {
        var over =
                running.values().stream()
                        .filter(connector ->
                                wanted(connector, hosts)
                                        .filter(host -> !connector.differsFrom(host))
                                        .isEmpty())
                        .toList();
        over.forEach(connector -> connector.stop(wanted(connector, hosts).isEmpty()));
        await(over);
        over.forEach(this::leave);
    }

    private void leave(HostConnector connector) {
        if (!connector.ended(Duration.ZERO)) {
            leaving.put(connector.id(), connector);
        } else {
            leaving.remove(connector.id());
        }
        running.remove(connector.id());
    }

    private static Optional<Provider> wanted(
            HostConnector connector, Map<ProviderId, Provider> hosts) {
        return Optional.ofNullable(hosts.get(connector.id())).filter(Provider::readable);
    }

    private void await(List<HostConnector> ending) {
        var until = tools.ticker().nanos() + tools.settings().stopWithin().toNanos();
        ending.forEach(connector ->
                connector.join(Duration.ofNanos(Math.max(1, until - tools.ticker().nanos()))));
    }

    private void addNew(Map<ProviderId, Provider> hosts) {
        var fresh =
                hosts.values().stream().filter(host -> slots.find(host.id()).isEmpty()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var kept = memory.get();
        var now = tools.clock().instant();
        for (var host : fresh) {
            var liveness = host.enabled() ? new Liveness.Starting(now) : new Liveness.Disabled(now);
            var life = UUID.randomUUID().toString();
            slots.add(kept.rebuilt(HostState.first(host, life, liveness)));
        }
    }

    /// Brings the slot of a host in line with its registration.
    private void adapt(Provider provider) {
        var slot = slots.find(provider.id()).orElseThrow();
        slot.replace(memory -> memory.with(memory.state().with(provider)));
        var now = tools.clock().instant();
        var liveness = slot.state().liveness();
        if (!provider.enabled() && !(liveness instanceof Liveness.Disabled)) {
            signal(slot, new Signal.Disabled(now));
        }
        if (provider.readable()
                && !running.containsKey(provider.id())
                && !(liveness instanceof Liveness.Starting)) {
            signal(slot, new Signal.Restarted(now));
        }
    }

    private void signal(HostSlot slot, Signal signal) {
        slot.change(memory ->
                LivenessFold.ended(memory, signal, tools.settings().backoff(), tools.random()));
    }

    /// Starts those that are not followed yet, spread, so that they do not all ask at once.
    private void begin(List<Provider> readable) {
        var waiting = readable.stream().filter(host -> !running.containsKey(host.id())).toList();
        var window = tools.settings().startSpread().multipliedBy(waiting.size()).toNanos();
        for (var host : waiting) {
            var slot = slots.find(host.id()).orElseThrow();
            var number = connections.computeIfAbsent(host.id(), _ -> new AtomicLong());
            var connector = new HostConnector(slot, tools, number);
            running.put(host.id(), connector);
            connector.start(Duration.ofNanos(tools.random().nextLong(window + 1)));
        }
    }
}
