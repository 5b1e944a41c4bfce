package boocontrol.logs.entity;

import java.time.Instant;
import java.util.Optional;

/// One tail in figures. What it has now, then counters since it began.
///
/// @param lines it has
/// @param marks it has
/// @param bytes its entries take at most
/// @param lastLineAt when the newest line was read
/// @param read lines ever taken in
/// @param fell lines that made room for newer ones
/// @param marked marks ever made
/// @param repeated lines of histories that were known already, and left out
/// @param dropped pieces that we dropped, of either log of the host
/// @param hostDropped bytes of which the host says that it dropped them
/// @param cut characters left out of long lines
/// @param own lines about our own questions
public record TailFigures(
        int lines,
        int marks,
        long bytes,
        Optional<Instant> lastLineAt,
        long read,
        long fell,
        long marked,
        long repeated,
        long dropped,
        long hostDropped,
        long cut,
        long own) {

    public static final TailFigures NONE =
            new TailFigures(0, 0, 0, Optional.empty(), 0, 0, 0, 0, 0, 0, 0, 0);

    /// Of several tails together.
    public TailFigures plus(TailFigures more) {
        return new TailFigures(
                lines + more.lines,
                marks + more.marks,
                bytes + more.bytes,
                newest(lastLineAt, more.lastLineAt),
                read + more.read,
                fell + more.fell,
                marked + more.marked,
                repeated + more.repeated,
                dropped + more.dropped,
                hostDropped + more.hostDropped,
                cut + more.cut,
                own + more.own);
    }

    private static Optional<Instant> newest(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || b.filter(a.get()::isBefore).isPresent() ? b : a;
    }
}
