package boocontrol.fleet.control;

import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.loops.Loops;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Brings the connectors in line with the registry on a thread of its own, so that nobody who
/// changes the registry waits. Only the newest registry counts.
final class RegistryFollower {

    private static final Logger LOGGER = System.getLogger(RegistryFollower.class.getName());

    private final Connectors connectors;
    private final Loops loops;
    private final Duration stopWithin;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<List<Provider>> next = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private boolean following;
    private boolean stopping;

    RegistryFollower(Connectors connectors, Loops loops, Duration stopWithin) {
        this.connectors = connectors;
        this.loops = loops;
        this.stopWithin = stopWithin;
    }

    /// Returns when every host of `first` has its slot.
    void start(List<Provider> first) {
        connectors.follow(first);
        thread = Optional.of(loops.start("registry", this::run));
    }

    void changed(List<Provider> providers) {
        lock.lock();
        try {
            next = Optional.of(providers);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether every change so far is followed and no connector of this host is left; waits for
    /// that at most about so long.
    boolean quiet(ProviderId id, Duration atMost) {
        return upToDate(atMost) && connectors.quiet(id, atMost);
    }

    private boolean upToDate(Duration atMost) {
        lock.lock();
        try {
            var nanos = atMost.toNanos();
            while ((next.isPresent() || following) && !stopping && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return next.isEmpty() && !following;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when all threads have ended, or after about `stopWithin`.
    void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.ifPresent(loop -> Loops.end(loop, stopWithin));
        connectors.stop();
    }

    private void run() {
        try {
            for (var due = due(); due.isPresent(); due = due()) {
                follow(due.get());
                followed();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(List<Provider> providers) {
        try {
            connectors.follow(providers);
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "a change of the registry could not be followed", e);
        }
    }

    private void followed() {
        lock.lock();
        try {
            following = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next registry; empty at the end.
    private Optional<List<Provider>> due() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (next.isEmpty() && !stopping) {
                changed.await();
            }
            var due = stopping ? Optional.<List<Provider>>empty() : next;
            next = Optional.empty();
            following = due.isPresent();
            return due;
        } finally {
            lock.unlock();
        }
    }
}
