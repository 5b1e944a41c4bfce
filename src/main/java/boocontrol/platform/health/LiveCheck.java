package boocontrol.platform.health;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Readiness.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// `/health/live`: a restart would not help. A database that is away is no reason for one.
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {

    @Inject Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        var failed = readiness.phase() instanceof Phase.Failed;
        return HealthCheckResponse.named(ReadyCheck.NAME).status(!failed).build();
    }
}
