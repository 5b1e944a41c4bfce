package boocontrol.fleet.control;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.StreamEnd;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a reader hands to its connector, in order and without ever waiting.
///
/// Log frames may fill it to three quarters of the frames and to `logChars`; what comes then is
/// dropped. Where another frame does not fit, all waiting log frames go, so that there is one hole
/// and not many. If it still does not fit, it is refused, and the owner closes the connection. Each
/// hole is marked where it is.
final class FrameQueue {

    /// @param frames at most so many wait
    /// @param chars of all waiting frames together; the largest frame (8 MiB) fits into an empty
    ///   queue
    /// @param logChars of all waiting log frames together
    record Limits(int frames, long chars, long logChars) {

        static final Limits DEFAULT = new Limits(4_096, 12L << 20, 4L << 20);
    }

    /// One thing that happened on the stream.
    sealed interface Item {

        record Opened() implements Item {}

        record Frame(RawFrame frame) implements Item {}

        /// @param logs frames dropped here because there was no room
        /// @param oversized frames left out here by the splitter
        record Missed(long logs, long oversized) implements Item {

            Missed plus(Missed more) {
                return new Missed(logs + more.logs, oversized + more.oversized);
            }
        }

        /// The last one.
        record Closed(StreamEnd end) implements Item {}
    }

    private final Limits limits;
    private final FrameRoom room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private Deque<Item> items = new ArrayDeque<>();
    private int frames;
    private long chars;
    private long logChars;
    private int highWater;
    private boolean overflowed;
    private boolean discarded;

    FrameQueue(Limits limits, FrameRoom room) {
        this.limits = limits;
        this.room = room;
    }

    /// @return false when it does not fit even without the log frames, or nobody takes it any more
    boolean offer(RawFrame frame) {
        lock.lock();
        try {
            if (discarded) {
                return false;
            }
            return frame.isLog() ? offerLog(frame) : offerOther(frame);
        } finally {
            lock.unlock();
        }
    }

    void opened() {
        add(new Item.Opened());
    }

    void oversized() {
        add(new Item.Missed(0, 1));
    }

    void closed(StreamEnd end) {
        add(new Item.Closed(end));
    }

    /// Waits at most `patience` for the next item.
    Optional<Item> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (items.isEmpty() && left > 0) {
                left = something.awaitNanos(left);
            }
            var item = Optional.ofNullable(items.poll());
            item.ifPresent(this::taken);
            return item;
        } finally {
            lock.unlock();
        }
    }

    /// Throws away what waits, gives its room back, and takes nothing more.
    void discard() {
        lock.lock();
        try {
            discarded = true;
            items.forEach(this::taken);
            items.clear();
        } finally {
            lock.unlock();
        }
    }

    int depth() {
        lock.lock();
        try {
            return frames;
        } finally {
            lock.unlock();
        }
    }

    /// The most frames that ever waited.
    int highWater() {
        lock.lock();
        try {
            return highWater;
        } finally {
            lock.unlock();
        }
    }

    /// Whether a frame was refused.
    boolean overflowed() {
        lock.lock();
        try {
            return overflowed;
        } finally {
            lock.unlock();
        }
    }

    private boolean offerLog(RawFrame frame) {
        var size = frame.data().length();
        var fits =
                frames < limits.frames() / 4 * 3
                        && logChars + size <= limits.logChars()
                        && chars + size <= limits.chars()
                        && room.take(size, true);
        if (fits) {
            keep(frame);
        } else {
            put(new Item.Missed(1, 0));
        }
        return true;
    }

    private boolean offerOther(RawFrame frame) {
        var size = frame.data().length();
        if (!fits(size)) {
            dropLogs();
        }
        if (!fits(size) || !room.take(size, false)) {
            overflowed = true;
            return false;
        }
        keep(frame);
        return true;
    }

    private boolean fits(int size) {
        return frames < limits.frames() && chars + size <= limits.chars();
    }

    private void dropLogs() {
        var all = items;
        items = new ArrayDeque<>();
        for (var item : all) {
            if (item instanceof Item.Frame(var frame) && frame.isLog()) {
                taken(item);
                put(new Item.Missed(1, 0));
            } else {
                put(item);
            }
        }
    }

    private void keep(RawFrame frame) {
        var size = frame.data().length();
        frames++;
        chars += size;
        logChars += frame.isLog() ? size : 0;
        highWater = Math.max(highWater, frames);
        put(new Item.Frame(frame));
    }

    private void taken(Item item) {
        if (item instanceof Item.Frame(var frame)) {
            var size = frame.data().length();
            frames--;
            chars -= size;
            logChars -= frame.isLog() ? size : 0;
            room.giveBack(size);
        }
    }

    private void add(Item item) {
        lock.lock();
        try {
            put(item);
        } finally {
            lock.unlock();
        }
    }

    /// Marks next to each other become one, so that they need no room of their own.
    private void put(Item item) {
        if (item instanceof Item.Missed more && items.peekLast() instanceof Item.Missed last) {
            items.pollLast();
            items.add(last.plus(more));
        } else {
            items.add(item);
        }
        something.signal();
    }
}
