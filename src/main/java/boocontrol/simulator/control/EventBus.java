package boocontrol.simulator.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Hands every message to every event stream of one host process. It never waits: what does not fit
/// a stream's buffer is dropped there.
final class EventBus {

    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final int capacity;
    private final Ledger ledger;

    EventBus(int capacity, Ledger ledger) {
        this.capacity = capacity;
        this.ledger = ledger;
    }

    EventStream open() {
        var stream = new EventStream(capacity);
        streams.add(stream);
        return stream;
    }

    void close(EventStream stream) {
        streams.remove(stream);
        stream.buffer().close();
    }

    void closeAll() {
        streams.forEach(this::close);
    }

    /// @return whether a stream had no room
    boolean publish(Frame frame) {
        return !toEach(stream -> sent(stream, frame));
    }

    /// @return whether every step said yes
    boolean toEach(Predicate<EventStream> step) {
        var all = true;
        for (var stream : streams) {
            all &= step.test(stream);
        }
        return all;
    }

    boolean sent(EventStream stream, Frame frame) {
        if (stream.buffer().offer(frame)) {
            return true;
        }
        ledger.messageDropped();
        return false;
    }

    boolean isHalfFull() {
        return streams.stream().anyMatch(stream -> stream.buffer().isHalfFull());
    }

    void withheld() {
        ledger.messageWithheld();
    }

    int count() {
        return streams.size();
    }
}
