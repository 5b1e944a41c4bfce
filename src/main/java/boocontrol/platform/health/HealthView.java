package boocontrol.platform.health;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shortest answer to "is it well?".
///
/// @param status `degraded`: running, but the database does not answer
/// @param since when this process started
public record HealthView(Status status, Storage database, Instant since) {

    @Schema(name = "HealthStatus")
    public enum Status {
        STARTING,
        UP,
        DEGRADED,
        STOPPING,
        FAILED
    }

    @Schema(name = "DatabaseHealth")
    public enum Storage {
        UP,
        DOWN
    }
}
