package boocontrol.perf.control;

import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Forgets the samples of a host, rollups too. If it comes back, what its own history still has, an
/// hour at most, is read again.
@ApplicationScoped
public class PerfHistory implements ProviderHistory {

    @Inject PerfIntake intake;

    @Inject PerfStore store;

    @Override
    public void purge(ProviderId provider) {
        intake.settle(provider);
        store.purge(provider);
    }
}
