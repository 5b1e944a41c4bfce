package boocontrol.simulator.control;

import java.time.Duration;
import java.time.Instant;

/// The machine's clock.
public final class RealClock implements SimClock {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public boolean await(Signal signal, Duration atMost) throws InterruptedException {
        return signal.await(atMost.toNanos());
    }
}
