package boocontrol.leases.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Hold;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Loss;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Standing;
import boocontrol.platform.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The right to disturb one host, kept alive by a loop of its own until it is closed or lost
/// (seam).
///
/// Before each thing done to the host, ask [#checkpoint]; write results only behind
/// [GuardStore#holds] with [#key]; send the fence along. Safe for use by several threads.
public final class HostLease implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(HostLease.class.getName());

    private final LeaseDesk desk;
    private final Ticker ticker;
    private final Consumer<HostLease> over;
    private final Semaphore bell = new Semaphore(0);
    private final List<Consumer<Loss>> listeners = new ArrayList<>();
    private Hold hold;
    private boolean told;
    private boolean closed;

    HostLease(Hold hold, LeaseDesk desk, Ticker ticker, Consumer<HostLease> over) {
        this.hold = hold;
        this.desk = desk;
        this.ticker = ticker;
        this.over = over;
    }

    public ProviderId provider() {
        return key().provider();
    }

    public synchronized Mode mode() {
        return hold.lease().claim().mode();
    }

    public long fence() {
        return key().fence();
    }

    /// What a guarded write carries.
    public synchronized LeaseKey key() {
        return hold.lease().key();
    }

    /// For how long the holder may act at least, should no renewal succeed; zero when it is lost.
    public synchronized Duration deadline() {
        return lost().isPresent() ? Duration.ZERO : hold.left(ticker.nanos());
    }

    /// What the holder may do now; asks nobody. Lost is for good: an answer on its way changes
    /// nothing once somebody was told to stop.
    public synchronized Standing checkpoint() {
        var standing = hold.standing(ticker.nanos());
        if (standing instanceof Standing.Lost(var loss)) {
            hold = hold.stopped(loss);
        }
        return standing;
    }

    /// Calls `listener` once, as soon as the lease is lost while in use, at once if it is already;
    /// not after a close. On a thread of the lease, so it must not block.
    public void onLost(Consumer<Loss> listener) {
        register(listener).filter(loss -> loss != Loss.CLOSED).ifPresent(listener);
    }

    /// Gives the host back; waits three seconds at most. Again it does nothing.
    @Override
    public void close() {
        if (closeHere()) {
            desk.release(key());
            over.accept(this);
        }
    }

    /// Renews now, because something is known to have happened.
    void hurry() {
        change(now -> now.hurried(ticker.nanos()));
        bell.release();
    }

    /// The loop: until the lease is over.
    void keep() {
        try {
            while (step()) {
                var quiet = change(now -> now).quiet(ticker.nanos());
                bell.tryAcquire(quiet.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            // The application stops: nobody renews any more, and so the deadline is the end.
        }
    }

    /// One turn of the loop.
    ///
    /// @return false when the lease is over
    boolean step() {
        var now = change(held -> held);
        if (now.due(ticker.nanos()) && lost().isEmpty()) {
            renew(now);
        }
        return lost().map(this::tell).isEmpty();
    }

    private synchronized Optional<Loss> register(Consumer<Loss> listener) {
        var loss = lost();
        if (loss.isEmpty()) {
            listeners.add(listener);
        }
        return loss;
    }

    private void renew(Hold before) {
        var sent = ticker.nanos();
        var answer = desk.renew(key(), before.left(sent));
        var read = ticker.nanos();
        change(held ->
                answer.map(a -> held.told(a, sent, read)).orElseGet(() -> held.unanswered(read)));
    }

    private Optional<Loss> lost() {
        return checkpoint() instanceof Standing.Lost(var loss)
                ? Optional.of(loss)
                : Optional.empty();
    }

    private Loss tell(Loss loss) {
        List<Consumer<Loss>> all;
        synchronized (this) {
            all = told || loss == Loss.CLOSED ? List.of() : List.copyOf(listeners);
            told = true;
            hold = hold.stopped(loss);
        }
        all.forEach(listener -> call(listener, loss));
        if (loss != Loss.CLOSED) {
            over.accept(this);
        }
        return loss;
    }

    private void call(Consumer<Loss> listener, Loss loss) {
        try {
            listener.accept(loss);
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "a listener of the lost lease of " + provider() + " failed", e);
        }
    }

    private synchronized Hold change(UnaryOperator<Hold> by) {
        hold = by.apply(hold);
        return hold;
    }

    private synchronized boolean closeHere() {
        var first = !closed;
        closed = true;
        hold = hold.stopped(Loss.CLOSED);
        bell.release();
        return first;
    }
}
