package boocontrol.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Time as one host sees it: its wall clock may be wrong or jump, and it stands still in sleep.
public final class HostClock {

    private final SimClock clock;
    private final Gate gate;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final Signal never = new Signal();

    public HostClock(SimClock clock, Gate gate) {
        this.clock = clock;
        this.gate = gate;
    }

    public Instant now() {
        return clock.wall().plus(offset.get());
    }

    public long nanos() {
        return clock.nanos();
    }

    /// @return whether the signal was raised
    public boolean await(Signal signal, Duration atMost) throws InterruptedException {
        var raised = clock.await(signal, atMost);
        gate.pass();
        return raised;
    }

    public void sleep(Duration duration) throws InterruptedException {
        await(never, duration);
    }

    /// Sets how far the host's wall clock is ahead of the true time.
    public void offset(Duration ahead) {
        offset.set(ahead);
    }

    public void step(Duration by) {
        offset.updateAndGet(now -> now.plus(by));
    }

    public Duration offset() {
        return offset.get();
    }
}
