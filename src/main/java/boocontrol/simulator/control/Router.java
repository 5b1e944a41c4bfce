package boocontrol.simulator.control;

import boocontrol.simulator.entity.GroupSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Decides which model runs and who may use it: first come, first served, one swap at a time, and a
/// swap waits until what it evicts has nothing left to do.
final class Router {

    private static final int FIRST_PORT = 5800;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Ticket> queue = new ArrayList<>();
    private final Map<String, ModelProcess> processes = new TreeMap<>();
    private final Release release;
    private final HostClock clock;
    private final Lifecycle lifecycle;
    private boolean closed;
    private int stalled;

    Router(Collection<ModelSpec> models, List<GroupSpec> groups, Parts parts) {
        this.release = parts.release();
        this.clock = parts.clock();
        this.lifecycle = new Lifecycle(this, parts);
        var port = FIRST_PORT;
        for (var spec : models.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()) {
            processes.put(spec.id(), new ModelProcess(spec, groupOf(spec, groups), port++));
        }
    }

    /// What a router works with.
    record Parts(
            Release release,
            HostClock clock,
            Tasks tasks,
            HostLog log,
            Faults faults,
            Runnable stateChanged,
            Consumer<String> crash) {}

    private static final class Ticket {
        final ModelProcess process;
        final CallContext call;
        final Signal decided = new Signal();
        Optional<Grant> grant = Optional.empty();

        Ticket(ModelProcess process, CallContext call) {
            this.process = process;
            this.call = call;
        }

        void decide(Grant with) {
            grant = Optional.of(with);
            decided.raise();
        }
    }

    Optional<ModelProcess> process(String model) {
        return Optional.ofNullable(processes.get(model));
    }

    Collection<ModelProcess> all() {
        return processes.values();
    }

    /// Waits for a turn. A granted process must be left.
    Grant acquire(ModelProcess process, CallContext call) throws InterruptedException {
        var ticket = new Ticket(process, call);
        lock.lock();
        try {
            if (closed) {
                return new Grant.Failed("group is shutting down");
            }
            if (limitedOnArrival() && waitingOrServed(process) >= limit(process)) {
                return new Grant.TooMany();
            }
            queue.add(ticket);
            pump();
        } finally {
            lock.unlock();
        }
        if (!release.legacy()) {
            call.ended().onRaise(ticket.decided::raise);
        }
        ticket.decided.await();
        return decided(ticket);
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

    /// Ends these processes and answers when they are gone. Nothing is scheduled meanwhile.
    void unload(Predicate<ModelProcess> which, Duration grace) throws InterruptedException {
        List<Signal> ends = new ArrayList<>();
        lock.lock();
        try {
            stalled++;
            for (var process : processes.values()) {
                if (which.test(process)) {
                    fail(process, "model unloaded");
                    stopIfRunning(process, grace).ifPresent(ends::add);
                }
            }
        } finally {
            lock.unlock();
        }
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

    /// Refuses whoever waits, ends everything and answers when all is gone.
    void close(Duration grace) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            for (var ticket : List.copyOf(queue)) {
                decide(ticket, new Grant.Failed("group is shutting down"));
            }
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

    /// Whoever waits for this model is told.
    void fail(ModelProcess process, String reason) {
        for (var ticket : List.copyOf(queue)) {
            if (ticket.process == process) {
                decide(ticket, new Grant.Failed(reason));
            }
        }
    }

    /// Stops a process that was not used for its TTL.
    void expire(ModelProcess process, Duration ttl, Runnable announce) {
        lock.lock();
        try {
            if (process.is(ModelState.READY) && process.unusedFor(ttl.toNanos(), clock.nanos())) {
                announce.run();
                lifecycle.stop(process, Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
    }

    int serving(ModelProcess process) {
        lock.lock();
        try {
            return process.load();
        } finally {
            lock.unlock();
        }
    }

    private Grant decided(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.grant.isEmpty()) {
                decide(ticket, new Grant.GivenUp());
                pump();
            }
            return ticket.grant.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        if (stalled > 0) {
            return;
        }
        Set<ModelProcess> claimed = new HashSet<>();
        for (var ticket : List.copyOf(queue)) {
            if (ticket.grant.isEmpty()) {
                consider(ticket, claimed);
            }
        }
    }

    private void consider(Ticket ticket, Set<ModelProcess> claimed) {
        var process = ticket.process;
        if (process.is(ModelState.READY) && !claimed.contains(process) && !heldByFirst(process)) {
            grant(ticket);
            return;
        }
        if (process.is(ModelState.STOPPED)) {
            startOrEvict(process, claimed);
        } else if (process.is(ModelState.STARTING)) {
            claimed.addAll(evicted(process));
        }
    }

    private void startOrEvict(ModelProcess process, Set<ModelProcess> claimed) {
        var victims = evicted(process);
        var alive = victims.stream().filter(v -> !v.is(ModelState.STOPPED)).toList();
        if (alive.isEmpty() && !claimed.contains(process)) {
            lifecycle.start(process);
        }
        for (var victim : alive) {
            if (victim.is(ModelState.READY) && victim.load() == 0 && !claimed.contains(process)) {
                lifecycle.stop(victim, Duration.ZERO);
            }
        }
        claimed.addAll(victims);
    }

    private void grant(Ticket ticket) {
        if (!limitedOnArrival() && ticket.process.load() >= limit(ticket.process)) {
            decide(ticket, new Grant.TooMany());
        } else {
            ticket.process.enter(ticket.call);
            decide(ticket, new Grant.Granted(ticket.process));
        }
    }

    private void decide(Ticket ticket, Grant grant) {
        queue.remove(ticket);
        if (ticket.grant.isEmpty()) {
            ticket.decide(grant);
        }
    }

    private Optional<Signal> stopIfRunning(ModelProcess process, Duration grace) {
        return switch (process.state()) {
            case STOPPED -> Optional.empty();
            case STOPPING -> Optional.of(process.gone());
            case STARTING, READY -> Optional.of(lifecycle.stop(process, grace));
        };
    }

    private List<ModelProcess> evicted(ModelProcess process) {
        return processes.values().stream()
                .filter(other -> other != process && evicts(process.group, other.group))
                .toList();
    }

    private static boolean evicts(GroupSpec group, GroupSpec other) {
        return group.id().equals(other.id())
                ? group.swap()
                : group.exclusive() && !other.persistent();
    }

    /// Up to v217 the first request after a swap keeps the others out until it is finished.
    private boolean heldByFirst(ModelProcess process) {
        return release.legacy() && process.group.swap() && process.isFresh();
    }

    private long waitingOrServed(ModelProcess process) {
        var waiting = queue.stream().filter(t -> t.process == process).count();
        return process.load() + (release.from(234) ? waiting : 0);
    }

    private boolean limitedOnArrival() {
        return release.from(234) || (release.from(218) && !release.from(227));
    }

    private static int limit(ModelProcess process) {
        return process.spec.serving().concurrency();
    }

    private static GroupSpec groupOf(ModelSpec spec, List<GroupSpec> groups) {
        return groups.stream()
                .filter(group -> group.members().contains(spec.id()))
                .findFirst()
                .orElseGet(() -> new GroupSpec("(default)", true, true, false, List.of()));
    }
}
