package boocontrol.activity.entity;

import boocontrol.activity.entity.Look.Reach;
import java.util.Optional;
import java.util.TreeMap;

/// Tells of which life of the id counter a look is.
///
/// A row that we know (same id, same fingerprint) decides: then it is that life. Another row under
/// an id that we know, a highest id that dropped, a process that started anew with ids we cannot
/// compare: then it is another life.
final class Judgement {

    private final Ledger ledger;
    private final Look look;
    private final TreeMap<Long, Optional<Fingerprint>> marks;

    private Judgement(Ledger ledger, Look look) {
        this.ledger = ledger;
        this.look = look;
        this.marks = look.marks();
    }

    static Verdict of(Ledger ledger, Look look) {
        return new Judgement(ledger, look).verdict();
    }

    private Verdict verdict() {
        return ledger.current().map(this::against).orElseGet(this::other);
    }

    private Verdict against(Epoch current) {
        return ledger.epochs().stream()
                .filter(this::shown)
                .findFirst()
                .map(epoch -> contradicts(epoch) ? other() : same(epoch, true))
                .orElseGet(() -> unmatched(current));
    }

    /// No row that we know is in it.
    private Verdict unmatched(Epoch current) {
        if (current.dialect() != look.dialect() || contradicts(current) || dropped(current)) {
            return other();
        }
        var starts = current.processStart().isPresent() && look.processStart().isPresent();
        var started = starts && !current.processStart().equals(look.processStart());
        if (started && current.begun()) {
            return isAbove(current) ? new Verdict.Deeper(false) : other();
        }
        var sameConnection =
                ledger.connection().isPresent()
                        && ledger.connection().getAsLong() == look.connection();
        return same(current, starts || sameConnection);
    }

    /// A store in a file goes on in the next process: the rows at the watermark decide, and they
    /// are further down. Its oldest rows would not, because we have forgotten them.
    private boolean isAbove(Epoch current) {
        return look.reach() == Reach.PART
                && !marks.isEmpty()
                && marks.firstKey() > current.settled();
    }

    private boolean shown(Epoch epoch) {
        return epoch.dialect() == look.dialect()
                && look.batch().rows().stream().anyMatch(epoch.recent()::knows);
    }

    private boolean contradicts(Epoch epoch) {
        return look.batch().rows().stream()
                .anyMatch(row -> epoch.recent().denies(row) && !ledger.knows(row));
    }

    /// The host has forgotten its newest ids: only a new counter does.
    private boolean dropped(Epoch current) {
        return look.newest()
                && current.begun()
                && (marks.isEmpty() || marks.lastKey() < current.last());
    }

    private Verdict same(Epoch epoch, boolean sure) {
        var adjoins = !marks.isEmpty() && marks.firstKey() <= epoch.settled() + 1;
        return adjoins || look.reach() != Reach.PART
                ? new Verdict.Same(epoch.number(), sure)
                : new Verdict.Deeper(false);
    }

    private Verdict other() {
        return look.reach() == Reach.PART ? new Verdict.Deeper(true) : new Verdict.Other();
    }
}
