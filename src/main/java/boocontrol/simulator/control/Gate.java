package boocontrol.simulator.control;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A door that a sleeping machine shuts: whoever comes waits until it wakes.
public final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean shut;

    public void shut() {
        set(true);
    }

    public void open() {
        set(false);
    }

    public boolean isShut() {
        lock.lock();
        try {
            return shut;
        } finally {
            lock.unlock();
        }
    }

    public void pass() throws InterruptedException {
        lock.lock();
        try {
            while (shut) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void set(boolean now) {
        lock.lock();
        try {
            shut = now;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
