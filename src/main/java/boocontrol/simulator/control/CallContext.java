package boocontrol.simulator.control;

import java.util.concurrent.atomic.AtomicReference;

/// The life of one request: who ended it, if somebody did.
public final class CallContext {

    /// Why a request came to an end before its answer did.
    public enum End {
        NONE,
        CLIENT_GONE,
        CANCELLED,
        SERVER_DIED
    }

    private final Signal ended = new Signal();
    private final AtomicReference<End> end = new AtomicReference<>(End.NONE);

    public void end(End why) {
        end.compareAndSet(End.NONE, why);
        ended.raise();
    }

    public Signal ended() {
        return ended;
    }

    public boolean isEnded() {
        return ended.raised();
    }

    public End why() {
        return end.get();
    }
}
