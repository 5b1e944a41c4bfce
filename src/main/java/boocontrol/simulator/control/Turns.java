package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who waits for which model, and whose turn it is: first come, first served, but whoever wants
/// what is already there need not wait for a swap that leaves it alone. Guarded by the router.
final class Turns {

    private final List<Ticket> queue = new ArrayList<>();
    private final Collection<ModelProcess> processes;
    private final Release release;
    private final Lifecycle lifecycle;

    Turns(Collection<ModelProcess> processes, Release release, Lifecycle lifecycle) {
        this.processes = processes;
        this.release = release;
        this.lifecycle = lifecycle;
    }

    /// One request's place in the queue.
    static final class Ticket {
        private final ModelProcess process;
        private final CallContext call;
        private final Signal decided = new Signal();
        private Optional<Grant> grant = Optional.empty();

        private Ticket(ModelProcess process, CallContext call) {
            this.process = process;
            this.call = call;
        }

        Signal decided() {
            return decided;
        }
    }

    /// @return empty if there are too many already
    Optional<Ticket> join(ModelProcess process, CallContext call) {
        if (limitedOnArrival() && waitingOrServed(process) >= limit(process)) {
            return Optional.empty();
        }
        var ticket = new Ticket(process, call);
        queue.add(ticket);
        return Optional.of(ticket);
    }

    /// The end of a wait: what was granted, or that its caller went away.
    Grant result(Ticket ticket) {
        if (ticket.grant.isEmpty()) {
            decide(ticket, new Grant.GivenUp());
        }
        return ticket.grant.orElseThrow();
    }

    /// Whoever waits for this model is told.
    void fail(ModelProcess process, String reason) {
        for (var ticket : List.copyOf(queue)) {
            if (ticket.process == process) {
                decide(ticket, new Grant.Failed(reason));
            }
        }
    }

    void failAll(String reason) {
        List.copyOf(queue).forEach(ticket -> decide(ticket, new Grant.Failed(reason)));
    }

    /// Grants, starts and evicts what can be.
    void pump() {
        Set<ModelProcess> claimed = new HashSet<>();
        for (var ticket : List.copyOf(queue)) {
            consider(ticket, claimed);
        }
    }

    private void consider(Ticket ticket, Set<ModelProcess> claimed) {
        var process = ticket.process;
        switch (process.state()) {
            case READY -> {
                if (!claimed.contains(process) && !heldByFirst(process)) {
                    grant(ticket);
                }
            }
            case STOPPED -> startOrEvict(process, claimed);
            case STARTING -> claimed.addAll(evicted(process));
            case STOPPING -> {}
        }
    }

    private void startOrEvict(ModelProcess process, Set<ModelProcess> claimed) {
        var victims = evicted(process);
        if (!claimed.contains(process)) {
            var alive = victims.stream().filter(one -> !one.is(ModelState.STOPPED)).toList();
            if (alive.isEmpty()) {
                lifecycle.start(process);
            }
            alive.stream()
                    .filter(one -> one.is(ModelState.READY) && one.load() == 0)
                    .forEach(lifecycle::swapOut);
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
            ticket.grant = Optional.of(grant);
            ticket.decided.raise();
        }
    }

    private List<ModelProcess> evicted(ModelProcess process) {
        return processes.stream()
                .filter(other -> other != process && evicts(process.group, other.group))
                .toList();
    }

    private static boolean evicts(Routing.Group group, Routing.Group other) {
        return group.id().equals(other.id())
                ? group.swap()
                : group.exclusive() && !other.persistent();
    }

    /// Up to v217 the first request after a swap keeps the others out until it is finished.
    private boolean heldByFirst(ModelProcess process) {
        return release.legacy() && process.group.swap() && process.isFresh();
    }

    private long waitingOrServed(ModelProcess process) {
        var waiting = queue.stream().filter(ticket -> ticket.process == process).count();
        return process.load() + (release.from(234) ? waiting : 0);
    }

    private boolean limitedOnArrival() {
        return release.from(234) || (release.from(218) && !release.from(227));
    }

    private static int limit(ModelProcess process) {
        return process.spec.serving().concurrency();
    }
}
