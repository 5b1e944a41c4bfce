package boocontrol.fleet.control;

import boocontrol.fleet.control.Connectors.Kept;
import boocontrol.hosts.control.Hosts;
import boocontrol.hosts.control.ProviderListener;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.control.SwapClients;
import boocontrol.llamaswap.control.SwapStreamClient;
import boocontrol.platform.about.Build;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Follows the hosts of the registry while the application runs, and every change of it.
@ApplicationScoped
public class FleetStage implements Stage, ProviderListener {

    private static final FleetSettings SETTINGS = FleetSettings.DEFAULT;

    @Inject Hosts hosts;

    @Inject Fleet fleet;

    @Inject ModelEventStore events;

    @Inject HostStateStore states;

    @Inject SwapClients clients;

    @Inject @Any Instance<HostObserver> observers;

    @Inject Build build;

    @Inject Loops loops;

    @Inject Clock clock;

    @Inject Ticker ticker;

    @Inject RandomGenerator random;

    private record Parts(Observers observers, Connectors connectors, RegistryFollower follower) {}

    private volatile Optional<Parts> parts = Optional.empty();

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String name() {
        return "fleet";
    }

    /// Returns when every host has its slot, rebuilt from the database.
    @Override
    public void start() {
        var told = new Observers(observers.stream().toList());
        var connectors = new Connectors(fleet.slots(), tools(told), this::kept);
        var follower = new RegistryFollower(connectors, loops, SETTINGS.stopWithin());
        follower.start(hosts.all());
        parts = Optional.of(new Parts(told, connectors, follower));
        // What was changed meanwhile was told to nobody.
        follower.changed(hosts.all());
    }

    @Override
    public void stop() {
        parts.ifPresent(running -> running.follower().stop());
        parts = Optional.empty();
    }

    @Override
    public void providersChanged(List<Provider> providers) {
        parts.ifPresent(running -> running.follower().changed(providers));
    }

    /// Whether a host that is not to be read is not read any more, and every observer knows. Waits
    /// for that at most about so long.
    public boolean quiet(ProviderId id, Duration atMost) {
        return parts.map(running -> running.follower().quiet(id, atMost)).orElse(true);
    }

    /// How the following of one host goes.
    public ConnectorFigures figures(ProviderId id) {
        return parts.map(running -> running.connectors().figures(id)).orElse(ConnectorFigures.NONE);
    }

    /// How often an observer failed, since our start.
    public long observerFailures() {
        return parts.map(running -> running.observers().failures()).orElse(0L);
    }

    private Kept kept() {
        return new Kept(states.all(), events.loads());
    }

    private ConnectorTools tools(Observers told) {
        return new ConnectorTools(
                SETTINGS,
                hosts::keyOf,
                new Presented("BooControl/" + build.version()),
                told,
                new FrameRoom(SETTINGS.fleetChars()),
                new EventParser(),
                loops,
                clock,
                ticker,
                random);
    }

    private final class Presented implements ConnectorTools.Clients {

        private final String userAgent;

        Presented(String userAgent) {
            this.userAgent = userAgent;
        }

        @Override
        public SwapClient rest(URI baseUrl, Optional<ApiKey> key) {
            return clients.rest(baseUrl, key, userAgent);
        }

        @Override
        public SwapStreamClient stream(URI baseUrl, Optional<ApiKey> key) {
            return clients.stream(baseUrl, key, userAgent);
        }

        @Override
        public String userAgent() {
            return userAgent;
        }
    }
}
