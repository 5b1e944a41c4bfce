package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// What a write put into the tables that was not there before.
///
/// @param poison the places kept aside
/// @param refused rows that could not be written and are kept aside instead
record Written(Set<Key> rows, Set<String> poison, Set<Key> refused) {

    static final Written NOTHING = new Written(Set.of(), Set.of(), Set.of());

    /// The key of control_requests.
    record Key(ProviderId provider, long epoch, long entry, Instant endedAt) {

        static Key of(ActivityRow row) {
            return new Key(row.provider(), row.epoch(), row.row().id(), row.row().endedAt());
        }
    }

    Written {
        rows = Set.copyOf(rows);
        poison = Set.copyOf(poison);
        refused = Set.copyOf(refused);
    }

    boolean has(ActivityRow row) {
        return rows.contains(Key.of(row));
    }

    /// It is in the table now, since this or since before.
    boolean keeps(ActivityRow row) {
        return !refused.contains(Key.of(row));
    }

    Written refusing(ActivityRow row) {
        return plus(new Written(Set.of(), Set.of(), Set.of(Key.of(row))));
    }

    Written plus(Written more) {
        var allRows = new HashSet<>(rows);
        allRows.addAll(more.rows);
        var allPoison = new HashSet<>(poison);
        allPoison.addAll(more.poison);
        var allRefused = new HashSet<>(refused);
        allRefused.addAll(more.refused);
        return new Written(allRows, allPoison, allRefused);
    }
}
