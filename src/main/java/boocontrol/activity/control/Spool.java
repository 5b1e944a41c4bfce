package boocontrol.activity.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What is read and not yet in the database, in order.
///
/// Bounded in all and for each host. When it is full, [#put] makes the host's intake wait; its
/// inbox then drops notices and asks the host again once there is room. So the database's outage
/// costs rows only where it outlasts the host's own history, and then the ids tell how many.
final class Spool {

    /// @param since ticks when it was put
    /// @param read ticks when what it holds was read
    /// @param written completed once it is in the database
    record Pending(
            Placement placement, long since, long read, CompletableFuture<Written> written) {}

    /// Of one host.
    ///
    /// @param rows that are not in the database
    /// @param lag from the reading of the rows that were written last to that
    /// @param oldest age of the oldest row that is not in the database
    record Figures(int rows, Optional<Duration> lag, Optional<Duration> oldest) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Pending> toWrite = new ArrayDeque<>();
    private final ArrayDeque<Pending> toTell = new ArrayDeque<>();
    private final Map<ProviderId, Integer> rows = new HashMap<>();
    private final int most;
    private final int share;
    private final Ticker ticker;
    private final Map<ProviderId, ArrayDeque<Long>> reads = new HashMap<>();
    private final Map<ProviderId, Duration> lags = new HashMap<>();
    private final Map<ProviderId, Integer> untold = new HashMap<>();
    private int total;
    private boolean closed;

    Spool(int most, int share, Ticker ticker) {
        this.most = most;
        this.share = share;
        this.ticker = ticker;
    }

    /// As read just now.
    void put(Placement placement) throws InterruptedException {
        put(placement, ticker.nanos());
    }

    /// Waits while there is no room.
    ///
    /// @param read ticks when what it holds was read
    void put(Placement placement, long read) throws InterruptedException {
        var weight = placement.weight();
        var provider = placement.provider();
        lock.lockInterruptibly();
        try {
            while (waiting(provider) > 0 && waiting(provider) + weight > share
                    || total > 0 && total + weight > most) {
                changed.await();
            }
            var pending = new Pending(placement, ticker.nanos(), read, new CompletableFuture<>());
            toWrite.addLast(pending);
            toTell.addLast(pending);
            reads.computeIfAbsent(provider, _ -> new ArrayDeque<>()).addLast(read);
            untold.merge(provider, 1, Integer::sum);
            add(provider, weight);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What is to be written next: as soon as there are `enough` rows or the oldest has waited for
    /// `patience`; empty when the spool is closed and written.
    List<Pending> take(int enough, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !due(enough, patience)) {
                if (toWrite.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(left(patience));
                }
            }
            return batch(enough);
        } finally {
            lock.unlock();
        }
    }

    /// The oldest that nobody was told of; waits for it, and is empty when nothing comes any more.
    List<Pending> nextToTell() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (toTell.isEmpty() && !closed) {
                changed.await();
            }
            return toTell.isEmpty() ? List.of() : List.of(toTell.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    /// One more of a host is told.
    void told(ProviderId provider) {
        lock.lock();
        try {
            untold.merge(provider, -1, Integer::sum);
            untold.remove(provider, 0);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Everything put is written and told.
    boolean idle() {
        lock.lock();
        try {
            return total == 0 && untold.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// These are in the database: their room is free.
    void written(List<Pending> batch) {
        lock.lock();
        try {
            batch.forEach(this::leave);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing of a host is left; false when that takes too long.
    boolean awaitWritten(ProviderId provider, Duration atMost) throws InterruptedException {
        return await(() -> waiting(provider) == 0, atMost);
    }

    /// As [#awaitWritten], and everything of it is told.
    boolean awaitDone(ProviderId provider, Duration atMost) throws InterruptedException {
        return await(() -> waiting(provider) == 0 && !untold.containsKey(provider), atMost);
    }

    private boolean await(BooleanSupplier done, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var nanos = atMost.toNanos();
            while (!done.getAsBoolean() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return done.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more will be put.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Figures figures(ProviderId provider) {
        lock.lock();
        try {
            return new Figures(
                    waiting(provider),
                    Optional.ofNullable(lags.get(provider)),
                    Optional.ofNullable(reads.get(provider))
                            .map(waiting -> age(waiting.getFirst())));
        } finally {
            lock.unlock();
        }
    }

    /// Rows that are not in the database.
    int waiting() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    private boolean due(int enough, Duration patience) {
        if (toWrite.isEmpty()) {
            return false;
        }
        return left(patience) <= 0
                || toWrite.stream().mapToInt(each -> each.placement().weight()).sum() >= enough;
    }

    private long left(Duration patience) {
        return toWrite.getFirst().since() + patience.toNanos() - ticker.nanos();
    }

    private List<Pending> batch(int enough) {
        var batch = new ArrayList<Pending>();
        for (var weight = 0; weight < enough && !toWrite.isEmpty(); ) {
            var next = toWrite.removeFirst();
            batch.add(next);
            weight += next.placement().weight();
        }
        return batch;
    }

    private void leave(Pending pending) {
        var provider = pending.placement().provider();
        add(provider, -pending.placement().weight());
        var waiting = reads.getOrDefault(provider, new ArrayDeque<>());
        waiting.pollFirst();
        if (waiting.isEmpty()) {
            reads.remove(provider);
        }
        if (!pending.placement().rows().isEmpty()) {
            lags.put(provider, age(pending.read()));
        }
    }

    private Duration age(long since) {
        return Duration.ofNanos(ticker.nanos() - since);
    }

    private int waiting(ProviderId provider) {
        return rows.getOrDefault(provider, 0);
    }

    private void add(ProviderId provider, int weight) {
        total += weight;
        rows.merge(provider, weight, Integer::sum);
        rows.remove(provider, 0);
    }
}
