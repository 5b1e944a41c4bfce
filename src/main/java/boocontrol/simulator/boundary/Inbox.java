package boocontrol.simulator.boundary;

import boocontrol.simulator.control.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The incoming side of a connection. A thread of its own reads ahead, so that a caller who leaves
/// is noticed while his request is still being served. It holds a fixed number of bytes; what is
/// more stays with the caller.
final class Inbox extends InputStream {

    private static final int SIZE = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] bytes = new byte[SIZE];
    private final InputStream from;
    private final Gate gate;
    private int start;
    private int length;
    private boolean ended;
    private Runnable onEnd = () -> {};

    Inbox(InputStream from, Gate gate) {
        this.from = from;
        this.gate = gate;
    }

    /// Reads until the other side is gone.
    void pump() throws InterruptedException {
        var chunk = new byte[8 * 1024];
        try {
            var read = from.read(chunk);
            while (read >= 0) {
                gate.pass();
                store(chunk, read);
                read = from.read(chunk);
            }
        } catch (IOException e) {
            // A broken connection is an end like any other.
        } finally {
            gate.pass();
            end();
        }
    }

    /// Runs when the other side is gone; at once, if it is already.
    void onEnd(Runnable action) {
        lock.lock();
        try {
            onEnd = action;
            if (!ended) {
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    @Override
    public int read() throws IOException {
        lock.lock();
        try {
            while (length == 0 && !ended) {
                changed.await();
            }
            if (length == 0) {
                return -1;
            }
            var value = bytes[start] & 0xff;
            start = (start + 1) % SIZE;
            length--;
            changed.signalAll();
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        var first = read();
        if (first < 0) {
            return -1;
        }
        into[offset] = (byte) first;
        return 1 + waiting(into, offset + 1, count - 1);
    }

    private int waiting(byte[] into, int offset, int count) {
        lock.lock();
        try {
            var taken = Math.min(count, length);
            for (var i = 0; i < taken; i++) {
                into[offset + i] = bytes[(start + i) % SIZE];
            }
            start = (start + taken) % SIZE;
            length -= taken;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void store(byte[] chunk, int count) throws InterruptedException {
        lock.lock();
        try {
            for (var i = 0; i < count; i++) {
                while (length == SIZE) {
                    changed.await();
                }
                bytes[(start + length) % SIZE] = chunk[i];
                length++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        Runnable action;
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
            action = onEnd;
        } finally {
            lock.unlock();
        }
        action.run();
    }
}
