package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Takes in rows that the stream of a ring host told.
///
/// A row with the id after the highest one continues the current epoch and is placed at once. Every
/// other new row is held until a look tells what it is.
final class Hearing {

    private final Change change;
    private final long current;
    private final List<SwapRow> run = new ArrayList<>();
    private final List<SwapRow> held = new ArrayList<>();
    private final Instant at;
    private final long start;
    private long next;

    private Hearing(Ledger ledger, Epoch current, Instant at) {
        this.at = at;
        this.change = new Change(ledger);
        this.current = current.number();
        this.start = current.last() + 1;
        this.next = start;
    }

    static Outcome outcome(Ledger ledger, RowBatch batch, Instant at) {
        return ledger.current()
                .filter(epoch -> epoch.dialect() == Dialect.RING)
                .map(epoch -> new Hearing(ledger, epoch, at).of(ledger, batch))
                .orElseGet(() -> holdAll(ledger, batch));
    }

    /// No ring was looked at yet.
    private static Outcome holdAll(Ledger ledger, RowBatch batch) {
        var all = fresh(ledger, batch).toList();
        return new Change(ledger).outcome(newest(all), ledger.connection(), true);
    }

    private Outcome of(Ledger ledger, RowBatch batch) {
        var poison = batch.poison();
        fresh(ledger, batch).forEach(row -> hear(row, ledger, poison));
        passOver(poison);
        change.place(current, run);
        change.putAside(current, poison.stream().filter(this::settled).toList());
        var owed = !held.isEmpty() || poison.stream().anyMatch(each -> idOf(each) >= next);
        return change.outcome(newest(held), ledger.connection(), owed);
    }

    private static Stream<SwapRow> fresh(Ledger ledger, RowBatch batch) {
        return Stream.concat(ledger.held().stream(), batch.rows().stream())
                .filter(row -> !ledger.knows(row))
                .distinct()
                .sorted(Comparator.comparingLong(SwapRow::id));
    }

    private static List<SwapRow> newest(List<SwapRow> rows) {
        return rows.subList(Math.max(0, rows.size() - Ledger.HELD), rows.size());
    }

    private void hear(SwapRow row, Ledger ledger, List<Poison> poison) {
        passOver(poison);
        if (row.id() == next && !ledger.mayBeLate(next, at)) {
            run.add(row);
            next++;
        } else if (!ledger.forgot(row.id(), at)) {
            held.add(row);
        }
    }

    /// What is no row takes an id all the same.
    private void passOver(List<Poison> poison) {
        while (poison.stream().anyMatch(each -> idOf(each) == next)) {
            next++;
        }
    }

    /// It continues the epoch; or it has no id, so that there is no place to be found for it.
    private boolean settled(Poison poison) {
        return poison.id().isEmpty() || (idOf(poison) >= start && idOf(poison) < next);
    }

    private static long idOf(Poison poison) {
        return poison.id().orElse(Long.MIN_VALUE);
    }
}
