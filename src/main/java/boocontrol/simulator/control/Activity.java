package boocontrol.simulator.control;

import boocontrol.simulator.entity.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/// Finished requests in the order of their ids: a ring of the older releases, or the store of the
/// newer ones.
public final class Activity {

    private final Deque<Row> rows = new ArrayDeque<>();
    private final Ledger ledger;
    private final int epoch;
    private final int limit;
    private long next;

    /// @param limit rows kept; 0 keeps all
    Activity(Ledger ledger, boolean ring, int limit) {
        this.ledger = ledger;
        this.epoch = ledger.nextEpoch();
        this.limit = limit;
        this.next = ring ? 0 : 1;
    }

    /// @param row whose id is given here
    synchronized Row add(Row row, UnaryOperator<Row> beforeKept) {
        var kept = beforeKept.apply(row.numbered(next++));
        rows.add(kept);
        if (limit > 0 && rows.size() > limit) {
            rows.removeFirst();
        }
        ledger.finished(epoch, kept);
        return kept;
    }

    /// Oldest first.
    public synchronized List<Row> all() {
        return new ArrayList<>(rows);
    }

    /// Newest first.
    public synchronized List<Row> newest(long skip, int count) {
        var found = new ArrayList<Row>();
        var newest = rows.descendingIterator();
        for (var i = 0L; newest.hasNext() && found.size() < count; i++) {
            var row = newest.next();
            if (i >= skip) {
                found.add(row);
            }
        }
        return found;
    }

    public synchronized int count() {
        return rows.size();
    }

    public int epoch() {
        return epoch;
    }
}
