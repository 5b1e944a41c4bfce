package boocontrol.perf.control;

import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Writes samples in the order they came, in a thread of its own, so that no host waits for the
/// database. What it cannot write, or has no room for, is dropped and counted: the host's own
/// history is the spool, and its watermark stays where it was.
final class PerfWriter {

    private static final Logger LOGGER = System.getLogger(PerfWriter.class.getName());

    /// Of one transaction; one answer is never divided.
    private static final int ROWS = 5_000;

    private final Keeper keeper;
    private final PerfSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private List<Batch> writing = List.of();
    private boolean closed;
    private volatile Optional<String> failure = Optional.empty();

    PerfWriter(Keeper keeper, PerfSettings settings) {
        this.keeper = keeper;
        this.settings = settings;
    }

    /// Never blocks.
    void offer(Batch batch) {
        if (!taken(batch)) {
            batch.done().accept(Optional.empty());
        }
    }

    /// Why the database did not take samples when last tried; empty when it did.
    Optional<String> failure() {
        return failure;
    }

    int waiting() {
        return alone(() -> size(waiting));
    }

    /// Writes until [#close] and until nothing waits.
    void run() {
        try {
            for (var batches = next(); !batches.isEmpty(); batches = next()) {
                write(batches);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        alone(() -> {
            closed = true;
            changed.signalAll();
            return closed;
        });
    }

    /// Nothing of the host waits or is being written.
    ///
    /// @return false when that takes longer than `patience`
    boolean awaitWritten(ProviderId provider, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (of(provider, waiting) + of(provider, writing) > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean taken(Batch batch) {
        return alone(() -> {
            var rows = batch.samples().size();
            var room =
                    !closed
                            && size(waiting) + rows <= settings.waiting()
                            && of(batch.provider(), waiting) + rows <= settings.share();
            if (room) {
                waiting.add(batch);
                changed.signalAll();
            }
            return room;
        });
    }

    private List<Batch> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            writing = List.of();
            changed.signalAll();
            while (waiting.isEmpty() && !closed) {
                changed.await(1, TimeUnit.MINUTES);
            }
            var batches = new ArrayList<Batch>();
            while (!waiting.isEmpty() && (batches.isEmpty() || size(batches) < ROWS)) {
                batches.add(waiting.remove());
            }
            writing = List.copyOf(batches);
            return writing;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Batch> batches) {
        var whole = batches.stream().filter(Batch::contiguous).toList();
        try {
            var written = written(whole);
            failure = Optional.empty();
            batches.forEach(batch -> batch.done().accept(outcome(batch, written)));
        } catch (RuntimeException e) {
            if (failure.isEmpty()) {
                LOGGER.log(Level.WARNING, "the database does not take samples: {0}", e);
            }
            failure = Optional.of(String.valueOf(e.getMessage()));
            batches.forEach(batch -> batch.done().accept(Optional.empty()));
        }
    }

    private Map<ProviderId, Long> written(List<Batch> batches) {
        if (batches.isEmpty()) {
            keeper.probe();
            return Map.of();
        }
        return keeper.write(batches);
    }

    private static Optional<Long> outcome(Batch batch, Map<ProviderId, Long> written) {
        return batch.contiguous()
                ? Optional.of(written.getOrDefault(batch.provider(), 0L))
                : Optional.empty();
    }

    private static int size(Iterable<Batch> batches) {
        var size = 0;
        for (var batch : batches) {
            size += batch.samples().size();
        }
        return size;
    }

    private static int of(ProviderId provider, Iterable<Batch> batches) {
        var size = 0;
        for (var batch : batches) {
            size += batch.provider().equals(provider) ? batch.samples().size() : 0;
        }
        return size;
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
