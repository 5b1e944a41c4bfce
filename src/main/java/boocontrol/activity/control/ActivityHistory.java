package boocontrol.activity.control;

import boocontrol.fleet.control.FleetStage;
import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// Forgets the rows of a host. What stays are its epochs and watermarks: they hold nothing of a
/// request, and without them the host's own history would be read once more if it came back.
@ApplicationScoped
public class ActivityHistory implements ProviderHistory {

    @Inject ActivityIntake intake;

    @Inject ActivityStore store;

    @Inject FleetStage stage;

    /// The host must be left first, so that its intake was told to end.
    @Override
    public boolean quiet(ProviderId provider, Duration atMost) {
        return stage.quiet(provider, atMost) && intake.quiet(provider, atMost);
    }

    @Override
    public void purge(ProviderId provider) {
        store.purge(provider);
    }
}
