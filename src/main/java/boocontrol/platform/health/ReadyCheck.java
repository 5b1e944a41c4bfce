package boocontrol.platform.health;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Readiness.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// `/health/ready`: everything has started and the database answers.
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    static final String NAME = "boocontrol";

    @Inject Readiness readiness;

    @Inject DatabaseProbe database;

    @Override
    public HealthCheckResponse call() {
        return switch (readiness.phase()) {
            case Phase.Starting _ -> down("starting");
            case Phase.Stopping _ -> down("stopping");
            case Phase.Failed(var reason) -> down("the start failed: " + reason);
            case Phase.Ready _ when database.ask().isEmpty() ->
                    down("the database does not answer within 2 s");
            case Phase.Ready _ -> HealthCheckResponse.up(NAME);
        };
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
