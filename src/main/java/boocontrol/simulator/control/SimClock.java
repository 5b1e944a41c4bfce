package boocontrol.simulator.control;

import java.time.Duration;
import java.time.Instant;

/// Where simulated hosts get their time from.
public interface SimClock {

    /// Nanoseconds that only grow.
    long nanos();

    Instant wall();

    /// Waits for the signal, at most so long.
    ///
    /// @return whether the signal was raised
    boolean await(Signal signal, Duration atMost) throws InterruptedException;
}
