package boocontrol.fleet.control;

import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Takes events from the connectors and writes them by a loop of its own, so that a slow database
/// makes nobody wait. Bounded: what does not fit any more is dropped, counted and said once.
@ApplicationScoped
public class ModelEvents implements Stage {

    private static final Logger LOGGER = System.getLogger(ModelEvents.class.getName());

    /// Hours of a busy fleet.
    private static final int CAPACITY = 20_000;

    private static final int BATCH = 200;
    private static final long PAUSE_MILLIS = 100;
    private static final long RETRY_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(5);

    /// An event with the key that makes writing it twice harmless.
    record Queued(UUID id, ModelEvent event) {}

    private final BlockingQueue<Queued> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Lock turn = new ReentrantLock();

    /// On its way to the database; guarded by `turn`.
    private final List<Queued> batch = new ArrayList<>();

    private final AtomicLong dropped = new AtomicLong();
    private final Consumer<List<Queued>> writer;
    private final Loops loops;
    private volatile boolean stopping;
    private Optional<Thread> loop = Optional.empty();

    @Inject
    ModelEvents(ModelEventStore store, Loops loops) {
        this(store::write, loops);
    }

    ModelEvents(Consumer<List<Queued>> writer, Loops loops) {
        this.writer = writer;
        this.loops = loops;
    }

    /// For the container's proxies.
    public ModelEvents() {
        this(_ -> {}, new Loops());
    }

    /// Before whoever makes events: activity (200) and fleet (300).
    @Override
    public int order() {
        return 150;
    }

    @Override
    public String name() {
        return "model-events";
    }

    @Override
    public void start() {
        stopping = false;
        loop = Optional.of(loops.start("model-events", this::run));
    }

    /// Writes what is left, for at most five seconds.
    @Override
    public void stop() {
        stopping = true;
        loop.ifPresent(thread -> Loops.end(thread, STOP));
        if (!queue.isEmpty()) {
            LOGGER.log(Level.WARNING, "{0} model events could not be written", queue.size());
        }
    }

    /// Never waits.
    public void record(ModelEvent event) {
        if (!queue.offer(new Queued(UUID.randomUUID(), event)) && dropped.getAndIncrement() == 0) {
            LOGGER.log(Level.WARNING, "the database is too slow: model events are dropped");
        }
    }

    /// Rows of a host's activity that we know or suspect we missed. Never waits. Who needs the gap
    /// in the same transaction as the rows around it calls [ModelEventStore#insert].
    public void gap(ProviderId provider, ModelEvent.Gap gap, Instant at) {
        record(ModelEvent.gap(provider, gap, at));
    }

    /// Forgets what waits to be written of a host; nothing of it is written after this.
    void forget(ProviderId provider) {
        turn.lock();
        try {
            queue.removeIf(each -> each.event().provider().equals(provider));
            batch.removeIf(each -> each.event().provider().equals(provider));
        } finally {
            turn.unlock();
        }
    }

    /// How many events were dropped since our start; a figure for `/about`.
    public long dropped() {
        return dropped.get();
    }

    /// How many wait to be written.
    public int waiting() {
        return queue.size();
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                fill();
                write();
            }
        } catch (InterruptedException _) {
            putBack();
        }
    }

    /// So that what could not be written is counted as waiting.
    private void putBack() {
        turn.lock();
        try {
            queue.addAll(batch.subList(0, Math.min(batch.size(), queue.remainingCapacity())));
        } finally {
            turn.unlock();
        }
    }

    private void fill() throws InterruptedException {
        if (queue.isEmpty()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        turn.lock();
        try {
            queue.drainTo(batch, BATCH);
        } finally {
            turn.unlock();
        }
    }

    private void write() throws InterruptedException {
        var said = false;
        for (var failure = attempt(); failure.isPresent(); failure = attempt()) {
            if (!said) {
                LOGGER.log(Level.WARNING, "model events wait for the database: " + failure.get());
                said = true;
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private Optional<RuntimeException> attempt() {
        turn.lock();
        try {
            if (!batch.isEmpty()) {
                writer.accept(List.copyOf(batch));
                batch.clear();
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            turn.unlock();
        }
    }
}
