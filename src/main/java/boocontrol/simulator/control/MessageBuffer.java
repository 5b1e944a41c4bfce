package boocontrol.simulator.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one event stream still has to send. It holds a fixed number of messages; one more is
/// dropped and counted.
public final class MessageBuffer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    public MessageBuffer(int capacity) {
        this.capacity = capacity;
    }

    /// @return false if the message was dropped
    boolean offer(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            if (waiting.size() >= capacity) {
                return false;
            }
            waiting.add(frame);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isHalfFull() {
        lock.lock();
        try {
            return waiting.size() * 2 >= capacity;
        } finally {
            lock.unlock();
        }
    }

    /// @return the next message; empty at the end of the stream
    public Optional<Frame> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    /// What is waiting is still handed out.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
