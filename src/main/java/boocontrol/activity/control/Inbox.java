package boocontrol.activity.control;

import boocontrol.platform.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Notices of one host on their way from the connector to the intake. Bounded; whoever puts never
/// waits. When it is full the oldest rows and ids go, and the next [#take] says so: what they told
/// is then asked of the host instead. That a new connection began is never dropped, or its rows
/// would be taken for the last one's; several with nothing between them are one.
final class Inbox {

    /// @param dropped some were dropped since the last time
    /// @param since ticks when the first of them came; now, when there are none
    record Taken(List<Notice> notices, boolean dropped, long since) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Notice> notices = new ArrayDeque<>();
    private final int most;
    private final Ticker ticker;
    private long since;
    private int weight;
    private long dropped;
    private boolean toldDropped = true;
    private boolean woken;
    private boolean resting;

    Inbox(int most, Ticker ticker) {
        this.most = most;
        this.ticker = ticker;
    }

    void put(Notice notice) {
        lock.lock();
        try {
            var old = notices.iterator();
            while (weight + notice.weight() > most && weight > 0) {
                drop(old);
            }
            if (notices.isEmpty()) {
                since = ticker.nanos();
            }
            notices.addLast(notice);
            weight += notice.weight();
            mergeFirst();
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Connections that nothing is left of are one with the next.
    private void mergeFirst() {
        var first = notices.removeFirst();
        while (first.weight() == 0 && first.equals(notices.peekFirst())) {
            first = notices.removeFirst();
        }
        notices.addFirst(first);
    }

    /// The next of the oldest, if it may go.
    private void drop(Iterator<Notice> old) {
        var notice = old.next();
        if (notice.weight() > 0) {
            old.remove();
            weight -= notice.weight();
            dropped++;
            toldDropped = false;
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
            var taken =
                    new Taken(
                            List.copyOf(notices),
                            !toldDropped,
                            notices.isEmpty() ? ticker.nanos() : since);
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
