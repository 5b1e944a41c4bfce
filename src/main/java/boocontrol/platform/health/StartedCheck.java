package boocontrol.platform.health;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Readiness.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// `/health/started`: the start is over, whatever the database does later.
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {

    @Inject Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        var over =
                readiness.phase() instanceof Phase.Ready
                        || readiness.phase() instanceof Phase.Stopping;
        return HealthCheckResponse.named(ReadyCheck.NAME).status(over).build();
    }
}
