package boocontrol.simulator.control;

import java.util.concurrent.atomic.AtomicLong;

/// One client of `/api/events`.
public final class EventStream {

    private final MessageBuffer buffer;
    private final AtomicLong lostLogBytes = new AtomicLong();
    private final AtomicLong lostUpstreamBytes = new AtomicLong();

    EventStream(int capacity) {
        this.buffer = new MessageBuffer(capacity);
    }

    public MessageBuffer buffer() {
        return buffer;
    }

    /// Bytes of log text dropped since the last call, which the next log message tells.
    long takeLost(boolean proxy) {
        return lost(proxy).getAndSet(0);
    }

    void addLost(boolean proxy, long bytes) {
        lost(proxy).addAndGet(bytes);
    }

    private AtomicLong lost(boolean proxy) {
        return proxy ? lostLogBytes : lostUpstreamBytes;
    }
}
