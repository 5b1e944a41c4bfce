package boocontrol.fleet.entity;

import java.time.Duration;
import java.time.Instant;

/// One point in time, told twice: by the calendar, for people, and by a clock that never steps, for
/// durations and deadlines. When the machine's clock is set, only the first one jumps (fault A20).
///
/// @param nanos of the ticker; only differences mean something
public record Moment(Instant at, long nanos) {

    /// How long after `earlier` this is, by the clock that never steps.
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }
}
