package boocontrol.leases.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Listing;
import boocontrol.leases.entity.Release;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Terms;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks the [LeaseStore] with a deadline: an answer within three seconds, or none. Claims and
/// listings wait for one of four places, so that they leave connections to those who renew and
/// release; of these 64 are under way at most.
@ApplicationScoped
public class LeaseDesk {

    private static final Logger LOGGER = System.getLogger(LeaseDesk.class.getName());
    private static final int CLAIMS = 4;
    private static final int RENEWALS = 64;

    @Inject LeaseStore store;

    @Inject LeaseSettings settings;

    @Inject LeaseCounts counts;

    @Inject Loops loops;

    @Inject Ticker ticker;

    private final Semaphore claims = new Semaphore(CLAIMS);
    private final Semaphore renewals = new Semaphore(RENEWALS);
    private final AtomicBoolean silent = new AtomicBoolean();

    /// For the container.
    public LeaseDesk() {}

    LeaseDesk(
            LeaseStore store,
            LeaseSettings settings,
            LeaseCounts counts,
            Loops loops,
            Ticker ticker) {
        this.store = store;
        this.settings = settings;
        this.counts = counts;
        this.loops = loops;
        this.ticker = ticker;
    }

    public Terms terms() {
        return settings.terms();
    }

    /// Empty when the database does not answer. A grant that comes too late is given back.
    public Optional<Acquisition> acquire(Claim claim) {
        var answer =
                within(
                        LeaseStore.PATIENCE,
                        claims,
                        () -> store.acquire(claim, terms()),
                        this::giveBack);
        answer.ifPresent(given -> count(given).increment());
        return answer;
    }

    /// Empty when the database does not answer.
    public Optional<Renewal> renew(LeaseKey key) {
        return renew(key, LeaseStore.PATIENCE);
    }

    /// @param patience at most [LeaseStore#PATIENCE] counts
    Optional<Renewal> renew(LeaseKey key, Duration patience) {
        var answer =
                within(
                        patience.compareTo(LeaseStore.PATIENCE) < 0
                                ? patience
                                : LeaseStore.PATIENCE,
                        renewals,
                        () -> store.renew(key, terms()),
                        _ -> {});
        answer.ifPresent(given ->
                (given instanceof Renewal.Renewed ? counts.renewed : counts.gone).increment());
        return answer;
    }

    /// Empty when the database does not answer; the lease ends by itself then.
    public Optional<Release> release(LeaseKey key) {
        return within(LeaseStore.PATIENCE, renewals, () -> store.release(key), _ -> {});
    }

    /// Whether the database answered.
    public boolean revoke(ProviderId provider, long fence) {
        return within(
                        LeaseStore.PATIENCE,
                        renewals,
                        () -> {
                            store.revoke(provider, fence);
                            return true;
                        },
                        _ -> {})
                .isPresent();
    }

    /// Empty when the database does not answer.
    public Optional<Asking> ask(Claim by) {
        var answer = within(LeaseStore.PATIENCE, claims, () -> store.ask(by, terms()), _ -> {});
        answer.filter(Asking.Asked.class::isInstance).ifPresent(_ -> counts.asked.increment());
        return answer;
    }

    /// Empty when the database does not answer.
    public Optional<Listing> list() {
        return within(LeaseStore.PATIENCE, claims, () -> store.list(terms()), _ -> {});
    }

    private void giveBack(Acquisition late) {
        if (late instanceof Acquisition.Grant(var lease, _)) {
            store.release(lease.key());
        }
    }

    private LongAdder count(Acquisition answer) {
        return answer instanceof Acquisition.Grant ? counts.granted : counts.refused;
    }

    private <T> Optional<T> within(
            Duration patience, Semaphore places, Supplier<T> question, Consumer<T> late) {
        var end = ticker.nanos() + patience.toNanos();
        try {
            if (places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return answer(ask(places, question, late), end - ticker.nanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        counts.unavailable.increment();
        return Optional.empty();
    }

    /// The question on a thread of its own: a driver may wait longer than we do.
    private <T> CompletableFuture<Optional<T>> ask(
            Semaphore places, Supplier<T> question, Consumer<T> late) {
        var answer = new CompletableFuture<Optional<T>>();
        loops.start(
                "lease-question",
                () -> {
                    try {
                        var found = question.get();
                        heard();
                        if (!answer.complete(Optional.of(found))) {
                            late.accept(found);
                        }
                    } catch (LeaseStore.Away e) {
                        unheard(e);
                    } finally {
                        answer.complete(Optional.empty());
                        places.release();
                    }
                });
        return answer;
    }

    private <T> Optional<T> answer(CompletableFuture<Optional<T>> coming, long nanos) {
        try {
            coming.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // As below.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        // Who answers from now on is late.
        coming.complete(Optional.empty());
        var found = coming.join();
        if (found.isEmpty()) {
            counts.unavailable.increment();
        }
        return found;
    }

    private void heard() {
        if (silent.compareAndSet(true, false)) {
            LOGGER.log(Level.INFO, "the lease tables answer again");
        }
    }

    private void unheard(LeaseStore.Away e) {
        if (silent.compareAndSet(false, true)) {
            LOGGER.log(Level.WARNING, "the lease tables do not answer: {0}", e.getMessage());
        }
    }
}
