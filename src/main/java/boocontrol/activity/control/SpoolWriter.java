package boocontrol.activity.control;

import boocontrol.activity.control.Keeper.Blame;
import boocontrol.activity.control.Spool.Pending;
import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes what is in the spool, a batch in one transaction.
///
/// A database that does not answer is asked again each second, for ever. A batch it refuses, or on
/// which we fail ourselves, is halved until the one row is found that is to blame; that one is kept
/// aside, so that no row stops the others.
final class SpoolWriter {

    private static final Logger LOGGER = System.getLogger(SpoolWriter.class.getName());

    private static final int ENOUGH = 200;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long RETRY_MILLIS = 1_000;

    private final Spool spool;
    private final Function<List<Placement>, Written> store;
    private final Function<RuntimeException, Blame> blame;
    private final Consumer<ProviderId> aside;
    private volatile Optional<String> failure = Optional.empty();

    /// @param blame tells a refusal of the data from a database that is away
    /// @param aside told of each row that was kept aside because of a refusal
    SpoolWriter(
            Spool spool,
            Function<List<Placement>, Written> store,
            Function<RuntimeException, Blame> blame,
            Consumer<ProviderId> aside) {
        this.spool = spool;
        this.store = store;
        this.blame = blame;
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
        for (var first = true; ; first = false) {
            try {
                var written = store.apply(batch);
                failure = Optional.empty();
                return written;
            } catch (RuntimeException e) {
                if (hopeless(batch, e, first)) {
                    return halves(batch, e);
                }
                wait(e);
            }
        }
    }

    /// One alone gets a second chance before an error of ours puts it aside.
    private boolean hopeless(List<Placement> batch, RuntimeException e, boolean first) {
        return switch (blame.apply(e)) {
            case DATABASE -> false;
            case DATA -> true;
            case OURS -> {
                var alone = batch.size() == 1 && batch.getFirst().rows().size() <= 1;
                yield !alone || !first;
            }
        };
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
                LOGGER.log(Level.ERROR, "what is no row cannot be written", refusal);
                yield Written.NOTHING;
            }
            case 1 -> {
                var row = placement.rows().getFirst();
                if (blame.apply(refusal) == Blame.OURS) {
                    LOGGER.log(Level.ERROR, "we fail on " + row.publicId(), refusal);
                }
                aside.accept(placement.provider());
                yield write(List.of(placement.withRowAside(words(refusal)))).refusing(row);
            }
            default ->
                    write(List.of(placement.firstHalf()))
                            .plus(write(List.of(placement.secondHalf())));
        };
    }

    private String words(RuntimeException refusal) {
        return blame.apply(refusal) == Blame.OURS
                ? "an error of ours: " + refusal.getClass().getSimpleName()
                : "the database refuses the row";
    }

    private void wait(RuntimeException e) throws InterruptedException {
        if (failure.isEmpty()) {
            LOGGER.log(Level.WARNING, "activity rows wait for the database: " + e);
        }
        failure = Optional.of(String.valueOf(e.getMessage()));
        Thread.sleep(RETRY_MILLIS);
    }
}
