package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.SwapRow;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// The newest ids of one epoch and what was there: a row's fingerprint, or a row that could not be
/// read (empty). Immutable.
public final class Recent {

    /// So many ids below the watermark are remembered: enough to recognise a life.
    public static final int BELOW = 256;

    /// Never more than these.
    private static final int MOST = 4_096;

    public static final Recent NONE = new Recent(new TreeMap<>());

    private final NavigableMap<Long, Optional<Fingerprint>> marks;

    private Recent(NavigableMap<Long, Optional<Fingerprint>> marks) {
        this.marks = Collections.unmodifiableNavigableMap(marks);
    }

    /// Exactly this row is known.
    public boolean knows(SwapRow row) {
        return at(row.id()).filter(known -> known.equals(Fingerprint.of(row))).isPresent();
    }

    /// Another row is known under its id.
    public boolean denies(SwapRow row) {
        return at(row.id()).filter(known -> !known.equals(Fingerprint.of(row))).isPresent();
    }

    public boolean has(long id) {
        return marks.containsKey(id);
    }

    public OptionalLong last() {
        return marks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(marks.lastKey());
    }

    /// Of the row at `id`, when it was readable.
    public Optional<Fingerprint> at(long id) {
        return marks.getOrDefault(id, Optional.empty());
    }

    /// The ids above `id`.
    Set<Long> above(long id) {
        return marks.tailMap(id, false).keySet();
    }

    /// With `more`, and without what is too far below `settled`.
    public Recent plus(Map<Long, Optional<Fingerprint>> more, long settled) {
        var next = new TreeMap<>(marks);
        next.putAll(more);
        return cut(next, settled - BELOW);
    }

    /// Only the newest `count` ids.
    Recent newest(int count) {
        var next = new TreeMap<>(marks);
        while (next.size() > count) {
            next.pollFirstEntry();
        }
        return new Recent(next);
    }

    private static Recent cut(TreeMap<Long, Optional<Fingerprint>> marks, long below) {
        marks.headMap(below, true).clear();
        while (marks.size() > MOST) {
            marks.pollFirstEntry();
        }
        return new Recent(marks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recent recent && recent.marks.equals(marks);
    }

    @Override
    public int hashCode() {
        return marks.hashCode();
    }

    @Override
    public String toString() {
        return marks.keySet().toString();
    }
}
