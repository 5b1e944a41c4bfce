package boocontrol.activity.control;

import boocontrol.llamaswap.entity.SwapRow;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds the rows of one connection that were seen to end: those whose id the stream told as well,
/// before or after the row itself was read. Other rows are older ones, made up for.
///
/// Bounded: what waits longest for its counterpart is forgotten.
final class JustEnded {

    private static final int MOST = 2_000;

    private final SequencedMap<Long, Optional<SwapRow>> waiting = new LinkedHashMap<>();

    /// The stream told that this row ended just now.
    ///
    /// @return the row, if it was read before
    Optional<SwapRow> told(long id) {
        var read = waiting.getOrDefault(id, Optional.empty());
        if (read.isPresent()) {
            waiting.remove(id);
        } else {
            put(id, read);
        }
        return read;
    }

    /// A row is new.
    ///
    /// @return whether the stream told it before
    boolean read(SwapRow row) {
        var told = waiting.containsKey(row.id()) && waiting.get(row.id()).isEmpty();
        if (told) {
            waiting.remove(row.id());
        } else {
            put(row.id(), Optional.of(row));
        }
        return told;
    }

    /// Another connection.
    void clear() {
        waiting.clear();
    }

    private void put(long id, Optional<SwapRow> row) {
        waiting.put(id, row);
        if (waiting.size() > MOST) {
            waiting.pollFirstEntry();
        }
    }
}
