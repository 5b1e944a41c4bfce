package boocontrol.system.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What the models' servers of a host say.
final class Talk {

    /// Lines of a burst, one message each.
    static final int BURST = 20_000;

    static final Duration BURST_TIME = Duration.ofSeconds(2);

    private Talk() {}

    static void lines(Subject subject, int from, int count) {
        for (var i = from; i < from + count; i++) {
            subject.host.say("line " + i + "\n");
            // A host holds a thousand messages for a reader and drops the rest.
            LockSupport.parkNanos(100_000);
        }
    }

    static void burst(Subject subject) {
        var start = System.nanoTime();
        for (var i = 0; i < BURST; i++) {
            subject.host.say("0.12.345.678 D slot update_slots: token " + i + " of the burst\n");
            var due = start + BURST_TIME.toNanos() / BURST * i;
            if (due - System.nanoTime() > 1_000_000) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
