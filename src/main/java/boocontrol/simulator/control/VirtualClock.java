package boocontrol.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that stands still until it is told to go on. Threads that wait on it wake in the order
/// of their deadlines, and each may act until it waits again before time goes on.
public final class VirtualClock implements SimClock {

    private static final long BREATH = 200_000;
    private static final int PATIENCE = 500;
    private static final int CALM = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Long> deadlines = new PriorityQueue<>();
    private final Map<Thread, Long> sleepers = new HashMap<>();
    private final Set<Thread> woken = new HashSet<>();
    private final Instant start;
    private long now;

    public VirtualClock(Instant start) {
        this.start = start;
    }

    @Override
    public long nanos() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant wall() {
        return start.plusNanos(nanos());
    }

    @Override
    public boolean await(Signal signal, Duration atMost) throws InterruptedException {
        Runnable wake = this::wake;
        signal.onRaise(wake);
        try {
            waitUntil(signal, atMost);
        } finally {
            signal.forget(wake);
        }
        return signal.raised();
    }

    private void waitUntil(Signal signal, Duration atMost) throws InterruptedException {
        lock.lock();
        Long deadline = now + atMost.toNanos();
        try {
            woken.remove(Thread.currentThread());
            deadlines.add(deadline);
            sleepers.put(Thread.currentThread(), deadline);
            while (now < deadline && !signal.raised()) {
                moved.await();
            }
            woken.add(Thread.currentThread());
        } finally {
            deadlines.remove(deadline);
            sleepers.remove(Thread.currentThread());
            lock.unlock();
        }
    }

    /// Lets time pass, deadline after deadline.
    public void advance(Duration by) {
        var target = nanos() + by.toNanos();
        settle();
        while (step(target) < target) {
            settle();
        }
        settle();
    }

    private void markDue(Thread thread, long deadline) {
        if (deadline <= now) {
            woken.add(thread);
        }
    }

    private long step(long target) {
        lock.lock();
        try {
            var due = deadlines.isEmpty() ? target : deadlines.peek();
            now = Math.max(now, Math.min(target, due));
            sleepers.forEach((thread, deadline) -> markDue(thread, deadline));
            moved.signalAll();
            return now;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until whoever woke is waiting here again, has come to its end, or rests elsewhere for
    /// some rounds.
    private void settle() {
        LockSupport.parkNanos(BREATH);
        var calm = 0;
        for (var round = 0; round < PATIENCE && calm < CALM; round++) {
            var busy = busy();
            if (busy.isEmpty()) {
                return;
            }
            calm = busy.stream().allMatch(VirtualClock::rests) ? calm + 1 : 0;
            LockSupport.parkNanos(BREATH);
        }
        forgetWoken();
    }

    private Set<Thread> busy() {
        lock.lock();
        try {
            woken.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
            return Set.copyOf(woken);
        } finally {
            lock.unlock();
        }
    }

    private void forgetWoken() {
        lock.lock();
        try {
            woken.clear();
        } finally {
            lock.unlock();
        }
    }

    private static boolean rests(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
