package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One life of a host's id counter, as far as we know it.
///
/// @param number counted by us from 1, never given twice
/// @param turn grows each time an epoch becomes the current one: the highest is current
/// @param processStart of the host's process that we last saw it in, where the host tells
/// @param settled the watermark: of every id up to it we know what became of it, that is, it is
///   kept, kept aside, or a gap; one below the first id when nothing is known yet
/// @param recent the newest rows
public record Epoch(
        long number,
        long turn,
        Dialect dialect,
        Instant firstSeen,
        Optional<Instant> processStart,
        long settled,
        Recent recent) {

    /// The first id a counter gives.
    public static long firstId(Dialect dialect) {
        return dialect == Dialect.RING ? 0 : 1;
    }

    /// A counter that has given no id yet.
    static Epoch begin(
            long number, long turn, Dialect dialect, Instant at, Optional<Instant> processStart) {
        return new Epoch(
                number, turn, dialect, at, processStart, firstId(dialect) - 1, Recent.NONE);
    }

    /// The highest id we know of.
    long last() {
        return Math.max(settled, recent.last().orElse(settled));
    }

    /// We do not know what became of this id.
    boolean lacks(long id) {
        return id > settled && !recent.has(id);
    }

    /// Whether any id was given.
    boolean begun() {
        return last() >= firstId(dialect);
    }

    /// With more rows; the watermark moves on as far as they leave no hole.
    Epoch with(Map<Long, Optional<Fingerprint>> more) {
        var known = recent.plus(more, settled);
        var next = settled;
        while (known.has(next + 1)) {
            next++;
        }
        return settledAt(next, known);
    }

    /// Everything up to `id` is accounted for.
    Epoch settledTo(long id) {
        return id <= settled ? this : settledAt(id, recent).with(Map.of());
    }

    Epoch turned(long next, Optional<Instant> start) {
        return new Epoch(number, next, dialect, firstSeen, start, settled, recent);
    }

    Epoch startedAt(Optional<Instant> start) {
        return turned(turn, start.or(() -> processStart));
    }

    Epoch remembering(int rows) {
        return settledAt(settled, recent.newest(rows));
    }

    private Epoch settledAt(long id, Recent known) {
        return new Epoch(
                number, turn, dialect, firstSeen, processStart, id, known.plus(Map.of(), id));
    }
}
