package boocontrol.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that stands still until it is told to go on. Threads that wait on it wake in the order
/// of their deadlines, each with a moment of real time to act before the next one.
public final class VirtualClock implements SimClock {

    private static final long BREATH = 300_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Long> deadlines = new PriorityQueue<>();
    private final Instant start;
    private long now;

    public VirtualClock(Instant start) {
        this.start = start;
    }

    @Override
    public long nanos() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant wall() {
        return start.plusNanos(nanos());
    }

    @Override
    public boolean await(Signal signal, Duration atMost) throws InterruptedException {
        Runnable wake = this::wake;
        signal.onRaise(wake);
        lock.lock();
        try {
            Long deadline = now + atMost.toNanos();
            deadlines.add(deadline);
            while (now < deadline && !signal.raised()) {
                moved.await();
            }
            deadlines.remove(deadline);
        } finally {
            lock.unlock();
            signal.forget(wake);
        }
        return signal.raised();
    }

    /// Lets time pass, deadline after deadline.
    public void advance(Duration by) {
        var target = nanos() + by.toNanos();
        var next = step(target);
        while (next < target) {
            LockSupport.parkNanos(BREATH);
            next = step(target);
        }
        LockSupport.parkNanos(BREATH);
    }

    private long step(long target) {
        lock.lock();
        try {
            var due = deadlines.isEmpty() ? target : deadlines.peek();
            now = Math.max(now, Math.min(target, due));
            while (!deadlines.isEmpty() && deadlines.peek() <= now) {
                deadlines.remove();
            }
            moved.signalAll();
            return now;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
