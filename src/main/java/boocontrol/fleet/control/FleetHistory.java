package boocontrol.fleet.control;

import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// Forgets a host: its events, its kept state, and what its slot remembers of it.
@ApplicationScoped
public class FleetHistory implements ProviderHistory {

    @Inject Fleet fleet;

    @Inject FleetStage stage;

    @Inject ModelEvents events;

    @Inject ModelEventStore eventStore;

    @Inject HostStateKeeper states;

    @Override
    public boolean quiet(ProviderId provider, Duration atMost) {
        return stage.quiet(provider, atMost);
    }

    /// First what could still be written, then what was.
    @Override
    public void purge(ProviderId provider) {
        fleet.forget(provider);
        events.forget(provider);
        eventStore.purge(provider);
        states.purge(provider);
    }
}
