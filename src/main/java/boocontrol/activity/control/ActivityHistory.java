package boocontrol.activity.control;

import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Forgets the rows of a host. What stays are its epochs and watermarks: they hold nothing of a
/// request, and without them the host's own history would be read once more if it came back.
@ApplicationScoped
public class ActivityHistory implements ProviderHistory {

    @Inject ActivityIntake intake;

    @Inject ActivityStore store;

    @Override
    public void purge(ProviderId provider) {
        intake.settle(provider);
        store.purge(provider);
    }
}
