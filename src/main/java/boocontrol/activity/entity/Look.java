package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a host answered at one moment when asked for its rows: a ring, or a page of a store. All
/// its rows are of one life of the id counter.
///
/// @param newest whether its newest row is the host's newest one
/// @param reach how far down it goes
/// @param connection the connection on which it was asked: as long as that lasts, so does the life
/// @param processStart of the host's process, where it tells
public record Look(
        Dialect dialect,
        RowBatch batch,
        boolean newest,
        Reach reach,
        long connection,
        Optional<Instant> processStart) {

    /// Where a look ends.
    public enum Reach {
        /// The host has nothing older.
        OLDEST,
        /// The host has older rows, which we leave there.
        CUT,
        /// The host has older rows, which may concern us.
        PART
    }

    public Look {
        batch = Stamps.micros(batch);
        processStart = processStart.map(Stamps::micros);
    }

    /// What is at each id that can be read, ascending; rows that are none are empty.
    TreeMap<Long, Optional<Fingerprint>> marks() {
        var marks = new TreeMap<Long, Optional<Fingerprint>>();
        for (var poison : batch.poison()) {
            poison.id().ifPresent(id -> marks.put(id, Optional.empty()));
        }
        for (var row : batch.rows()) {
            marks.put(row.id(), Optional.of(Fingerprint.of(row)));
        }
        return marks;
    }

    /// Something in it cannot even tell its id.
    boolean hasNameless() {
        return batch.poison().stream().anyMatch(poison -> poison.id().isEmpty());
    }

    /// The rows by id.
    Map<Long, SwapRow> rows() {
        var rows = new TreeMap<Long, SwapRow>();
        batch.rows().forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
