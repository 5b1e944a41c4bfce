package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Decides which model runs and who may use it. A swap waits until what it evicts has nothing left
/// to do; while models are unloaded on demand, nothing else is scheduled.
final class Router {

    private static final int FIRST_PORT = 5800;
    private static final String CLOSING = "group is shutting down";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ModelProcess> processes = new TreeMap<>();
    private final Release release;
    private final HostClock clock;
    private final Lifecycle lifecycle;
    private final Turns turns;
    private boolean closed;
    private int stalled;

    /// What a router works with.
    record Parts(
            Release release,
            HostClock clock,
            Tasks tasks,
            HostLog log,
            Faults faults,
            Runnable stateChanged,
            Consumer<String> crash) {}

    Router(Collection<ModelSpec> models, List<Routing.Group> groups, Parts parts) {
        this.release = parts.release();
        this.clock = parts.clock();
        this.lifecycle = new Lifecycle(this, parts);
        var port = FIRST_PORT;
        for (var spec : models.stream().sorted(Comparator.comparing(ModelSpec::id)).toList()) {
            processes.put(spec.id(), new ModelProcess(spec, groupOf(spec, groups), port++));
        }
        this.turns = new Turns(processes.values(), release, lifecycle);
    }

    Optional<ModelProcess> process(String model) {
        return Optional.ofNullable(processes.get(model));
    }

    Collection<ModelProcess> all() {
        return processes.values();
    }

    /// Waits for a turn. A granted process must be left.
    Grant acquire(ModelProcess process, CallContext call) throws InterruptedException {
        Optional<Turns.Ticket> joined;
        lock.lock();
        try {
            if (closed) {
                return new Grant.Failed(CLOSING);
            }
            joined = turns.join(process, call);
            pump();
        } finally {
            lock.unlock();
        }
        if (joined.isEmpty()) {
            return new Grant.TooMany();
        }
        await(joined.get(), call);
        lock.lock();
        try {
            var grant = turns.result(joined.get());
            pump();
            return grant;
        } finally {
            lock.unlock();
        }
    }

    /// Up to v217 a request whose caller left still waits for its turn.
    private void await(Turns.Ticket ticket, CallContext call) throws InterruptedException {
        if (!release.legacy()) {
            call.ended().onRaise(ticket.decided()::raise);
        }
        ticket.decided().await();
    }

    void leave(ModelProcess process, CallContext call) {
        lock.lock();
        try {
            process.leave(call, clock.nanos());
            pump();
        } finally {
            lock.unlock();
        }
    }

    /// Ends these processes and answers when they are gone.
    void unload(Predicate<ModelProcess> which, Duration grace) throws InterruptedException {
        var ends = beginUnload(which, grace);
        try {
            for (var end : ends) {
                end.await();
            }
        } finally {
            lock.lock();
            try {
                stalled--;
                pump();
            } finally {
                lock.unlock();
            }
        }
    }

    private List<Signal> beginUnload(Predicate<ModelProcess> which, Duration grace) {
        List<Signal> ends = new ArrayList<>();
        lock.lock();
        try {
            stalled++;
            for (var process : processes.values()) {
                if (which.test(process)) {
                    turns.fail(process, "model unloaded");
                    stopIfRunning(process, grace).ifPresent(ends::add);
                }
            }
        } finally {
            lock.unlock();
        }
        return ends;
    }

    /// Refuses whoever waits, ends everything and answers when all is gone.
    void close(Duration grace) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            turns.failAll(CLOSING);
        } finally {
            lock.unlock();
        }
        unload(process -> true, grace);
    }

    /// The process ended by itself.
    void died(ModelProcess process) {
        lock.lock();
        try {
            if (!process.is(ModelState.STOPPED)) {
                process.stopped();
                lifecycle.tellState();
                pump();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Runs a step of a process's life under the lock and lets the queue move.
    void step(Runnable change) {
        lock.lock();
        try {
            change.run();
            lifecycle.tellState();
            pump();
        } finally {
            lock.unlock();
        }
    }

    void fail(ModelProcess process, String reason) {
        turns.fail(process, reason);
    }

    /// Stops a process that was not used for its TTL.
    void expire(ModelProcess process, Duration ttl, Runnable announce) {
        lock.lock();
        try {
            if (process.is(ModelState.READY) && process.unusedFor(ttl.toNanos(), clock.nanos())) {
                announce.run();
                lifecycle.swapOut(process);
            }
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        if (stalled == 0) {
            turns.pump();
        }
    }

    private Optional<Signal> stopIfRunning(ModelProcess process, Duration grace) {
        return switch (process.state()) {
            case STOPPED -> Optional.empty();
            case STOPPING -> Optional.of(process.gone());
            case STARTING, READY -> Optional.of(lifecycle.stop(process, grace));
        };
    }

    private static Routing.Group groupOf(ModelSpec spec, List<Routing.Group> groups) {
        return groups.stream()
                .filter(group -> group.members().contains(spec.id()))
                .findFirst()
                .orElseGet(() -> new Routing.Group("(default)", true, true, false, List.of()));
    }
}
