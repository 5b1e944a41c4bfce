package boocontrol.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Something that happens once and that many may wait for.
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean raised;

    /// @return false if it was raised before
    public boolean raise() {
        List<Runnable> told;
        lock.lock();
        try {
            if (raised) {
                return false;
            }
            raised = true;
            told = List.copyOf(listeners);
            listeners.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
        return true;
    }

    public boolean raised() {
        lock.lock();
        try {
            return raised;
        } finally {
            lock.unlock();
        }
    }

    /// Runs at once if it was raised already.
    public void onRaise(Runnable listener) {
        lock.lock();
        try {
            if (!raised) {
                listeners.add(listener);
                return;
            }
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    void forget(Runnable listener) {
        lock.lock();
        try {
            listeners.remove(listener);
        } finally {
            lock.unlock();
        }
    }

    public void await() throws InterruptedException {
        lock.lock();
        try {
            while (!raised) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @return whether it was raised in time
    boolean await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (!raised && left > 0) {
                left = changed.awaitNanos(left);
            }
            return raised;
        } finally {
            lock.unlock();
        }
    }
}
