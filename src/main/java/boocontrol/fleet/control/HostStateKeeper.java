package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Writes what changed of the hosts' states every few seconds, and once more at the end. While the
/// database is away it only remembers the newest, so nothing piles up.
@ApplicationScoped
public class HostStateKeeper implements Stage {

    private static final Logger LOGGER = System.getLogger(HostStateKeeper.class.getName());
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Supplier<List<HostState>> states;
    private final Consumer<List<KeptHost>> writer;
    private final Consumer<ProviderId> eraser;
    private final Duration every;
    private final Loops loops;
    private final Lock turn = new ReentrantLock();
    private final Map<ProviderId, KeptHost> written = new HashMap<>();
    private CountDownLatch stopped = new CountDownLatch(1);
    private Optional<Thread> loop = Optional.empty();
    private boolean failing;

    @Inject
    HostStateKeeper(Fleet fleet, HostStateStore store, Loops loops, Clock clock) {
        this(
                fleet::hosts,
                hosts -> store.write(hosts, clock.instant()),
                store::purge,
                FleetSettings.DEFAULT.keepEvery(),
                loops);
    }

    HostStateKeeper(
            Supplier<List<HostState>> states,
            Consumer<List<KeptHost>> writer,
            Consumer<ProviderId> eraser,
            Duration every,
            Loops loops) {
        this.states = states;
        this.writer = writer;
        this.eraser = eraser;
        this.every = every;
        this.loops = loops;
    }

    /// For the container's proxies.
    public HostStateKeeper() {
        this(List::of, _ -> {}, _ -> {}, Duration.ofDays(1), new Loops());
    }

    /// Stops after the connectors (300), so that its last look sees the end.
    @Override
    public int order() {
        return 250;
    }

    @Override
    public String name() {
        return "host-states";
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        loop = Optional.of(loops.start("host-states", this::run));
    }

    @Override
    public void stop() {
        stopped.countDown();
        loop.ifPresent(thread -> Loops.end(thread, STOP));
    }

    /// Erases what is kept of a host whose slot has forgotten it.
    void purge(ProviderId provider) {
        turn.lock();
        try {
            eraser.accept(provider);
            written.remove(provider);
        } finally {
            turn.unlock();
        }
    }

    private void run() {
        try {
            var over = false;
            while (!over) {
                over = stopped.await(every.toNanos(), TimeUnit.NANOSECONDS);
                turn.lock();
                try {
                    keep();
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        var all = states.get().stream().map(KeptHost::of).toList();
        var changed = all.stream().filter(this::differs).toList();
        written.keySet().retainAll(all.stream().map(KeptHost::provider).toList());
        if (changed.isEmpty()) {
            return;
        }
        try {
            writer.accept(changed);
            changed.forEach(host -> written.put(host.provider(), host));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOGGER.log(Level.WARNING, "host states wait for the database: " + e);
            }
            failing = true;
        }
    }

    private boolean differs(KeptHost host) {
        return !host.empty() && !host.equals(written.get(host.provider()));
    }
}
