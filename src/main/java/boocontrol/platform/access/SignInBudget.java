package boocontrol.platform.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// How often a wrong token may be tried: at most `tries` within any `window`, whoever tries.
final class SignInBudget {

    private final int tries;
    private final long window;
    private final Deque<Long> failures = new ArrayDeque<>();

    SignInBudget(int tries, Duration window) {
        this.tries = tries;
        this.window = window.toNanos();
    }

    /// Whether another try may be made at `nanos` of a clock that never steps.
    synchronized boolean open(long nanos) {
        while (!failures.isEmpty() && nanos - failures.getFirst() >= window) {
            failures.removeFirst();
        }
        return failures.size() < tries;
    }

    synchronized void failed(long nanos) {
        failures.addLast(nanos);
    }
}
