package boocontrol.activity.control;

import boocontrol.activity.control.Spool.Pending;
import boocontrol.activity.entity.ActivityRow;
import boocontrol.platform.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Tells what was read, in order: once it is committed, and then only what was not there before; or
/// as not stored, when the database has not taken it in time, and then again once it has.
final class SpoolTeller {

    private static final Logger LOGGER = System.getLogger(SpoolTeller.class.getName());

    /// What is told of one placement.
    ///
    /// @param rows new ones
    /// @param poison how many places were kept aside
    record News(Placement placement, List<ActivityRow> rows, long poison) {}

    private final Spool spool;
    private final Duration early;
    private final Ticker ticker;
    private final Consumer<News> listener;
    private final Consumer<RowsStored> stored;

    /// @param stored told from the writer's thread
    SpoolTeller(
            Spool spool,
            Duration early,
            Ticker ticker,
            Consumer<News> listener,
            Consumer<RowsStored> stored) {
        this.spool = spool;
        this.early = early;
        this.ticker = ticker;
        this.listener = listener;
        this.stored = stored;
    }

    /// Until the spool is closed and everything is told, or an interrupt.
    void run() {
        try {
            for (var next = spool.nextToTell(); !next.isEmpty(); next = spool.nextToTell()) {
                tell(next.getFirst());
                spool.told(next.getFirst().placement().provider());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Pending pending) throws InterruptedException {
        var placement = pending.placement();
        var written = written(pending);
        if (written.isPresent()) {
            tell(placement, () -> listener.accept(news(placement, written.get())));
        } else {
            var poison = placement.poison().size();
            tell(
                    placement,
                    () -> listener.accept(new News(placement, unstored(placement), poison)));
            pending.written()
                    .thenAccept(late -> tell(placement, () -> tellStored(placement, late)));
        }
    }

    private static void tell(Placement placement, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "a listener failed on " + placement.provider(), e);
        }
    }

    private static News news(Placement placement, Written written) {
        return new News(
                placement,
                placement.rows().stream().filter(written::has).toList(),
                poison(placement, written));
    }

    /// Those too that were there before: a commit whose answer was lost.
    private void tellStored(Placement placement, Written written) {
        var rows = placement.rows().stream().filter(written::keeps).toList();
        if (!rows.isEmpty()) {
            stored.accept(new RowsStored(placement.provider(), rows));
        }
    }

    private Optional<Written> written(Pending pending) throws InterruptedException {
        var left = pending.since() + early.toNanos() - ticker.nanos();
        try {
            return Optional.of(pending.written().get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long poison(Placement placement, Written written) {
        return placement.poison().stream()
                .map(each -> PoisonStore.digest(placement.provider(), each))
                .filter(written.poison()::contains)
                .distinct()
                .count();
    }

    private static List<ActivityRow> unstored(Placement placement) {
        return placement.rows().stream()
                .map(row ->
                        new ActivityRow(
                                row.provider(), row.epoch(), row.row(), row.receivedAt(), false))
                .toList();
    }
}
