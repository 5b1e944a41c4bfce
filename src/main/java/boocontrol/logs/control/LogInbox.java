package boocontrol.logs.control;

import boocontrol.fleet.entity.Moment;
import boocontrol.platform.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The log of one host on its way from the connector. Bounded; whoever puts never waits. A piece
/// that does not fit is dropped, and a notice stands where it would have been.
final class LogInbox {

    private final LogSettings settings;
    private final AtomicLong everywhere;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private List<LogNotice> notices = new ArrayList<>();
    private long chars;
    private boolean urgent;
    private boolean ended;

    /// @param everywhere characters that wait in all inboxes
    LogInbox(LogSettings settings, AtomicLong everywhere, Ticker ticker) {
        this.settings = settings;
        this.everywhere = everywhere;
        this.ticker = ticker;
    }

    /// @return whether it fitted
    boolean put(LogNotice.Piece piece) {
        lock.lock();
        try {
            if (ended) {
                return true;
            }
            var size = piece.text().length();
            if (!fits(size)) {
                add(new LogNotice.Dropped(1, piece.at()));
                return false;
            }
            chars += size;
            everywhere.addAndGet(size);
            add(piece);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// What is no piece always fits: notices of drops become one where nothing is between.
    void put(LogNotice notice) {
        lock.lock();
        try {
            if (!ended) {
                add(notice);
                urgent = true;
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// All that is there; waits for the first at most so long.
    ///
    /// @param notBefore of the ticker; unless half of the room is taken, or it ends
    List<LogNotice> take(Duration patience, long notBefore) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (notices.isEmpty() && !ended && left > 0) {
                left = filled.awaitNanos(left);
            }
            left = notBefore - ticker.nanos();
            while (!notices.isEmpty() && !pressing() && left > 0) {
                left = filled.awaitNanos(left);
            }
            return taken();
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more; what is there can still be taken.
    void end() {
        lock.lock();
        try {
            ended = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more, and gives its room back.
    void discard() {
        lock.lock();
        try {
            ended = true;
            taken();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    long waitingChars() {
        lock.lock();
        try {
            return chars;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(int size) {
        return notices.size() < settings.waitingItems()
                && chars + size <= settings.waitingChars()
                && everywhere.get() + size <= settings.allWaitingChars();
    }

    private boolean pressing() {
        return ended
                || urgent
                || chars * 2 > settings.waitingChars()
                || notices.size() * 2 > settings.waitingItems();
    }

    private void add(LogNotice notice) {
        if (notice instanceof LogNotice.Dropped(var more, Moment at)
                && !notices.isEmpty()
                && notices.getLast() instanceof LogNotice.Dropped(var pieces, _)) {
            notices.set(notices.size() - 1, new LogNotice.Dropped(pieces + more, at));
        } else {
            notices.add(notice);
        }
        if (notices.size() == 1 || pressing()) {
            filled.signal();
        }
    }

    private List<LogNotice> taken() {
        var all = notices;
        notices = new ArrayList<>();
        everywhere.addAndGet(-chars);
        chars = 0;
        urgent = false;
        return all;
    }
}
