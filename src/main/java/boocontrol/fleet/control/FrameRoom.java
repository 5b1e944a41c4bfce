package boocontrol.fleet.control;

import java.util.concurrent.atomic.AtomicLong;

/// The room that the queues of all hosts share. A quarter of it is never given to log frames, so
/// that one host's flood of logs leaves room for what counts of the others.
final class FrameRoom {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /// @param limit characters
    FrameRoom(long limit) {
        this.limit = limit;
    }

    boolean take(int chars, boolean log) {
        var most = log ? limit / 4 * 3 : limit;
        if (used.addAndGet(chars) <= most) {
            return true;
        }
        used.addAndGet(-chars);
        return false;
    }

    void giveBack(long chars) {
        used.addAndGet(-chars);
    }

    long used() {
        return used.get();
    }
}
