package boocontrol.activity.entity;

import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Takes one look in.
final class Looking {

    static final String ANEW =
            "the host's id counter began anew; rows that ended just before are unknown";

    private final Ledger before;
    private final Look look;
    private final Instant at;
    private final Change change;
    private final TreeMap<Long, Optional<Fingerprint>> marks;

    Looking(Ledger before, Look look, Instant at) {
        this.before = before;
        this.look = look;
        this.at = at;
        this.change = new Change(before);
        this.marks = look.marks();
    }

    Outcome outcome() {
        switch (before.judge(look)) {
            case Verdict.Same(var epoch, var sure) -> goOn(epoch, sure);
            case Verdict.Other() -> beginAnew();
            case Verdict.Deeper _ ->
                    throw new IllegalArgumentException("the look does not reach down far enough");
        }
        before.held().stream()
                .filter(row -> !known(row) && !before.forgot(row.id(), at))
                .forEach(this::placeLate);
        return change.outcome(List.of(), OptionalLong.of(look.connection()), false);
    }

    private void goOn(long number, boolean sure) {
        var epoch = change.epoch(number);
        change.makeCurrent(number);
        change.place(number, prunedMeanwhile(epoch));
        change.miss(MissingIds.of(change.epoch(number), look, sure));
        takeRows(number, epoch.settled());
        change.replace(number, each -> each.startedAt(look.processStart()));
    }

    private void beginAnew() {
        var known = look.batch().rows().stream().anyMatch(before::knows);
        before.current().filter(Epoch::begun).ifPresent(epoch -> change.miss(List.of(anew(epoch))));
        var epoch =
                Epoch.begin(
                        change.nextNumber(),
                        change.nextTurn(),
                        look.dialect(),
                        at,
                        look.processStart());
        change.add(0, epoch);
        // A counter that we see from its beginning. One that goes on from rows we know (a store put
        // back from a copy) does not begin with its first id.
        if (before.current().isPresent() && !known) {
            change.miss(MissingIds.of(epoch, look, true));
        }
        takeRows(epoch.number(), epoch.settled());
    }

    private void takeRows(long number, long settled) {
        change.place(number, freshRows(settled));
        change.putAside(
                number,
                look.batch().poison().stream()
                        .filter(each -> each.id().isEmpty() || each.id().getAsLong() > settled)
                        .toList());
        if (!marks.isEmpty()) {
            change.replace(number, epoch -> epoch.settledTo(marks.lastKey()));
        }
    }

    /// What is at or below the watermark is accounted for, also when we do not remember it.
    private List<SwapRow> freshRows(long settled) {
        return look.rows().values().stream()
                .filter(row -> row.id() > settled && !before.knows(row))
                .toList();
    }

    /// Rows that the stream told and the host has dropped since.
    private Collection<SwapRow> prunedMeanwhile(Epoch epoch) {
        var oldest = marks.isEmpty() ? Long.MIN_VALUE : marks.firstKey();
        var pruned = new TreeMap<Long, SwapRow>();
        before.held().stream()
                .filter(row -> epoch.lacks(row.id()) && row.id() < oldest)
                .forEach(row -> pruned.putIfAbsent(row.id(), row));
        return pruned.values();
    }

    /// In the look, or placed.
    private boolean known(SwapRow row) {
        var seen = marks.getOrDefault(row.id(), Optional.empty());
        return seen.filter(Fingerprint.of(row)::equals).isPresent() || placed(row);
    }

    private boolean placed(SwapRow row) {
        return change.epochs().stream().anyMatch(epoch -> epoch.recent().knows(row));
    }

    /// A held row that the host's ring does not have is of a life before this one.
    private void placeLate(SwapRow row) {
        var target =
                change.epochs().stream()
                        .skip(1)
                        .filter(epoch -> epoch.dialect() == Dialect.RING)
                        .findFirst()
                        .filter(epoch -> epoch.lacks(row.id()));
        change.place(target.map(Epoch::number).orElseGet(this::between), List.of(row));
    }

    /// A life of which we saw nothing else.
    private long between() {
        var number = change.nextNumber();
        change.add(1, Epoch.begin(number, 0, Dialect.RING, at, Optional.empty()));
        return number;
    }

    private static Gap anew(Epoch old) {
        return new Gap(
                OptionalLong.of(old.number()),
                OptionalLong.of(old.last() + 1),
                OptionalLong.empty(),
                OptionalLong.empty(),
                ANEW);
    }
}
