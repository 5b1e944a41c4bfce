package boocontrol.activity.control;

import boocontrol.activity.control.Spool.Pending;
import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Writes what is in the spool, a batch in one transaction.
///
/// A database that does not answer is asked again each second, for ever. A batch it refuses is
/// halved until the one row is found that is to blame; that one is kept aside.
final class SpoolWriter {

    private static final Logger LOGGER = System.getLogger(SpoolWriter.class.getName());

    private static final int ENOUGH = 200;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 1_000;

    private final Spool spool;
    private final Function<List<Placement>, Written> store;
    private final Predicate<RuntimeException> refused;
    private final Consumer<ProviderId> aside;
    private volatile Optional<String> failure = Optional.empty();

    /// @param refused tells a refusal of the data from a database that is away
    /// @param aside told of each row that was kept aside because of a refusal
    SpoolWriter(
            Spool spool,
            Function<List<Placement>, Written> store,
            Predicate<RuntimeException> refused,
            Consumer<ProviderId> aside) {
        this.spool = spool;
        this.store = store;
        this.refused = refused;
        this.aside = aside;
    }

    /// Until the spool is closed and empty, or an interrupt.
    void run() {
        try {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                var written = write(batch.stream().map(Pending::placement).toList());
                batch.forEach(each -> each.written().complete(written));
                spool.written(batch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Why the database did not take the rows the last time it was tried.
    Optional<String> failure() {
        return failure;
    }

    private List<Pending> take() throws InterruptedException {
        return spool.take(ENOUGH, PATIENCE);
    }

    private Written write(List<Placement> batch) throws InterruptedException {
        while (true) {
            try {
                var written = store.apply(batch);
                failure = Optional.empty();
                return written;
            } catch (RuntimeException e) {
                if (refused.test(e)) {
                    return halves(batch, e);
                }
                wait(e);
            }
        }
    }

    private Written halves(List<Placement> batch, RuntimeException refusal)
            throws InterruptedException {
        if (batch.size() == 1) {
            return halves(batch.getFirst(), refusal);
        }
        var middle = batch.size() / 2;
        return write(batch.subList(0, middle)).plus(write(batch.subList(middle, batch.size())));
    }

    private Written halves(Placement placement, RuntimeException refusal)
            throws InterruptedException {
        return switch (placement.rows().size()) {
            case 0 -> {
                LOGGER.log(Level.ERROR, "the database refuses what is no row", refusal);
                yield Written.NOTHING;
            }
            case 1 -> {
                aside.accept(placement.provider());
                yield write(List.of(placement.withRowAside("the database refuses the row")));
            }
            default ->
                    write(List.of(placement.firstHalf()))
                            .plus(write(List.of(placement.secondHalf())));
        };
    }

    private void wait(RuntimeException e) throws InterruptedException {
        if (failure.isEmpty()) {
            LOGGER.log(Level.WARNING, "activity rows wait for the database: {0}", e);
        }
        failure = Optional.of(String.valueOf(e.getMessage()));
        Thread.sleep(RETRY_MILLIS);
    }
}
