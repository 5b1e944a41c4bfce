package boocontrol.activity.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Notices of one host on their way from the connector to the intake. Bounded; whoever puts never
/// waits. When it is full the oldest notices go, and the next [#take] says so: what they told is
/// then asked of the host instead.
final class Inbox {

    /// @param dropped some were dropped since the last time
    record Taken(List<Notice> notices, boolean dropped) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Notice> notices = new ArrayDeque<>();
    private final int most;
    private int weight;
    private long dropped;
    private boolean toldDropped = true;
    private boolean woken;
    private boolean resting;

    Inbox(int most) {
        this.most = most;
    }

    void put(Notice notice) {
        lock.lock();
        try {
            while (weight + notice.weight() > most && !notices.isEmpty()) {
                weight -= notices.removeFirst().weight();
                dropped++;
                toldDropped = false;
            }
            notices.addLast(notice);
            weight += notice.weight();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /// All that is there; waits for the first at most so long.
    ///
    /// @param rest whoever takes has nothing else to do meanwhile
    Taken take(Duration atMost, boolean rest) throws InterruptedException {
        lock.lock();
        try {
            resting = rest;
            var nanos = atMost.toNanos();
            while (notices.isEmpty() && !woken && nanos > 0) {
                nanos = filled.awaitNanos(Math.min(nanos, TimeUnit.DAYS.toNanos(1)));
            }
            var taken = new Taken(List.copyOf(notices), !toldDropped);
            notices.clear();
            weight = 0;
            woken = false;
            resting = false;
            toldDropped = true;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Ends a wait.
    void wake() {
        lock.lock();
        try {
            woken = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing is there, and whoever takes has nothing to do.
    boolean resting() {
        lock.lock();
        try {
            return resting && notices.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Rows and ids that wait.
    int waiting() {
        lock.lock();
        try {
            return weight;
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
