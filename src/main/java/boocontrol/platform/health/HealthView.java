package boocontrol.platform.health;

import java.time.Instant;

/// The shortest answer to "is it well?".
///
/// @param status `degraded`: running, but the database does not answer
/// @param since when this process started
public record HealthView(Status status, Storage database, Instant since) {

    public enum Status {
        STARTING,
        UP,
        DEGRADED,
        STOPPING,
        FAILED
    }

    public enum Storage {
        UP,
        DOWN
    }
}
