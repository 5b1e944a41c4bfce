package boocontrol.fleet.control;

import boocontrol.fleet.control.HostConnection.Outcome;
import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.Liveness.Signal;
import boocontrol.fleet.entity.LivenessFold;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Follows one host for as long as it is wanted: attempt, loss, pause, attempt. One thread of its
/// own, besides the reader of the present attempt.
final class HostConnector {

    private static final Logger LOGGER = System.getLogger(HostConnector.class.getName());

    private final Provider provider;
    private final HostSlot slot;
    private final ConnectorTools tools;
    private final AtomicLong connections;
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong reopened = new AtomicLong();
    private final AtomicReference<Set<String>> borne = new AtomicReference<>(Set.of());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private Optional<HostConnection> current = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private Optional<Optional<ApiKey>> used = Optional.empty();
    private boolean stopping;
    private boolean forget;
    private int highWater;

    /// @param connections counts the connections of this host in this process
    HostConnector(HostSlot slot, ConnectorTools tools, AtomicLong connections) {
        this.provider = slot.state().provider();
        this.slot = slot;
        this.tools = tools;
        this.connections = connections;
    }

    /// @param after this pause comes the first attempt
    void start(Duration after) {
        thread = Optional.of(tools.loops().start("host " + id(), () -> run(after)));
    }

    /// Ends it soon, from any thread, without waiting.
    ///
    /// @param forgotten the host is followed no longer; otherwise a new connector comes, or the end
    void stop(boolean forgotten) {
        lock.lock();
        try {
            stopping = true;
            forget = forgotten;
            wake.signalAll();
            current.ifPresent(connection -> connection.abort("no longer wanted"));
        } finally {
            lock.unlock();
        }
    }

    /// Waits at most `patience` for its thread, then interrupts it.
    ///
    /// @return whether it has ended
    boolean join(Duration patience) {
        var ended = ended(patience);
        if (!ended) {
            thread.ifPresent(Thread::interrupt);
            LOGGER.log(Level.WARNING, "the connector of {0} does not end in time", id());
        }
        return ended;
    }

    /// Whether its thread is over, and with it all that it tells; waits at most `patience`.
    boolean ended(Duration patience) {
        return thread.isEmpty() || joined(thread.get(), patience);
    }

    ProviderId id() {
        return provider.id();
    }

    /// Whether `wanted` is read in another way than this connector does.
    boolean differsFrom(Provider wanted) {
        return !wanted.baseUrl().equals(provider.baseUrl())
                || !wanted.key().equals(provider.key())
                || used().filter(key -> !key.equals(tools.keys().keyOf(wanted))).isPresent();
    }

    ConnectorFigures figures() {
        lock.lock();
        try {
            return new ConnectorFigures(
                    attempts.get(),
                    connections.get(),
                    reopened.get(),
                    current.map(HostConnection::depth).orElse(0),
                    Math.max(highWater, current.map(HostConnection::highWater).orElse(0)),
                    current.filter(HostConnection::connected).map(HostConnection::silent));
        } finally {
            lock.unlock();
        }
    }

    private void run(Duration after) {
        try {
            pause(after);
            follow();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (forgotten()) {
                tools.observers().tell(id(), observer -> observer.forgotten(id()));
            }
        }
    }

    private void follow() throws InterruptedException {
        var quietly = Optional.<Duration>empty();
        while (!stopping()) {
            var outcome = attempt();
            if (stopping()) {
                return;
            }
            switch (outcome) {
                case Outcome.Reopen(var lived) -> {
                    reopened.incrementAndGet();
                    quietly = Optional.of(lived);
                }
                case Outcome.Lost(var reason, var lived) -> {
                    var loss = lived.isZero() ? quietly.orElse(lived) : lived;
                    quietly = Optional.empty();
                    pause(lost(reason, loss));
                }
            }
        }
    }

    /// @return the pause until the next attempt
    private Duration lost(Reason reason, Duration lived) {
        var at = tools.clock().instant();
        slot.change(memory ->
                LivenessFold.ended(
                        memory,
                        new Signal.Lost(at, reason, memory.state().lastByte(), lived),
                        tools.settings().backoff(),
                        tools.random()));
        return slot.state().liveness().wait(at);
    }

    private Outcome attempt() throws InterruptedException {
        attempts.incrementAndGet();
        try {
            var connection = open(tools.keys().keyOf(provider));
            try {
                return connection.follow(connections::incrementAndGet);
            } finally {
                over(connection);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "following " + id() + " failed", e);
            var what = "an error of ours: " + e.getClass().getSimpleName();
            return new Outcome.Lost(new Reason(Word.UNREACHABLE, what), Duration.ZERO);
        }
    }

    private HostConnection open(Optional<ApiKey> keyNow) {
        var rest = tools.clients().rest(provider.baseUrl(), keyNow);
        var stream = tools.clients().stream(provider.baseUrl(), keyNow);
        var connection = new HostConnection(slot, tools, rest, stream, borne);
        lock.lock();
        try {
            used = Optional.of(keyNow);
            current = Optional.of(connection);
            if (stopping) {
                connection.abort("no longer wanted");
            }
            return connection;
        } finally {
            lock.unlock();
        }
    }

    private void over(HostConnection connection) {
        lock.lock();
        try {
            highWater = Math.max(highWater, connection.highWater());
            current = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// By the clock that never steps.
    private void pause(Duration delay) throws InterruptedException {
        var until = tools.ticker().nanos() + delay.toNanos();
        lock.lockInterruptibly();
        try {
            var left = until - tools.ticker().nanos();
            while (!stopping && left > 0) {
                wake.awaitNanos(left);
                left = until - tools.ticker().nanos();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The key (or none) of the last attempt.
    private Optional<Optional<ApiKey>> used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }

    private boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private boolean forgotten() {
        lock.lock();
        try {
            return forget;
        } finally {
            lock.unlock();
        }
    }

    private static boolean joined(Thread thread, Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
