package boocontrol.activity.control;

import boocontrol.activity.entity.Epoch;
import boocontrol.activity.entity.HostFigures;
import boocontrol.activity.entity.Ledger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what one host's intake does; written by its loop, read by anyone.
final class HostTally {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong reconciles = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong lostRows = new AtomicLong();
    private final AtomicLong poison = new AtomicLong();
    private volatile Optional<Instant> lastReconcile = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();

    void placed(Placement placement) {
        rows.addAndGet(placement.rows().size());
        poison.addAndGet(placement.poison().size());
        gaps.addAndGet(placement.gaps().size());
        lostRows.addAndGet(placement.lostRows());
    }

    void reconciled(Instant at) {
        reconciles.incrementAndGet();
        lastReconcile = Optional.of(at);
        failure = Optional.empty();
    }

    void failed(String reason) {
        failure = Optional.of(reason);
    }

    HostFigures figures(Ledger ledger, Inbox inbox, Spool.Figures spool) {
        return new HostFigures(
                number(ledger.current().map(Epoch::number)),
                number(ledger.current().map(Epoch::settled)),
                rows.get(),
                inbox.waiting(),
                spool.rows(),
                spool.lag(),
                spool.oldest(),
                inbox.dropped(),
                reconciles.get(),
                lastReconcile,
                failure,
                gaps.get(),
                lostRows.get(),
                poison.get());
    }

    private static OptionalLong number(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
