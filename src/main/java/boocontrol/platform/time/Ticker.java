package boocontrol.platform.time;

/// A clock that never steps: nanoseconds since an arbitrary point, only good for differences.
/// Schedules and time-outs use it, so that a stepped wall clock delays nothing (fault A20).
@FunctionalInterface
public interface Ticker {

    long nanos();
}
