package boocontrol.platform.health;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Readiness.Phase;
import boocontrol.platform.health.HealthView.Status;
import boocontrol.platform.health.HealthView.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/health`. Always 200: it answers, so it lives; probes use `/health/ready`.
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthResource {

    @Inject Readiness readiness;

    @Inject DatabaseProbe database;

    @GET
    @Operation(summary = "Whether the server and its database are well")
    public HealthView health() {
        var answers = database.ask().isPresent();
        return new HealthView(
                status(readiness.phase(), answers),
                answers ? Storage.UP : Storage.DOWN,
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    static Status status(Phase phase, boolean databaseAnswers) {
        return switch (phase) {
            case Phase.Starting _ -> Status.STARTING;
            case Phase.Stopping _ -> Status.STOPPING;
            case Phase.Failed _ -> Status.FAILED;
            case Phase.Ready _ -> databaseAnswers ? Status.UP : Status.DEGRADED;
        };
    }
}
