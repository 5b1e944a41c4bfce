package boocontrol.logs.entity;

import boocontrol.logs.entity.Piece.Line;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The newest entries of one log. The oldest go when there are too many, or too much text.
///
/// Not safe for threads.
final class LogTail {

    private static final int OVERHEAD = 96;

    private final String life;
    private final Deque<LogEntry> entries = new ArrayDeque<>();
    private TailLimits limits;
    private long newest;
    private long bytes;
    private int marks;
    private Optional<Instant> lastLineAt = Optional.empty();
    private long fell;
    private long read;
    private long marked;
    private long cut;
    private long own;
    private long amountDropped;
    private long amountHostDropped;
    private long repeated;

    /// @param life tells this count of numbers from any other
    LogTail(String life, TailLimits limits) {
        this.life = life;
        this.limits = limits;
    }

    LogLine add(Line line, Instant at, boolean history, boolean ours, Optional<String> model) {
        var entry = new LogLine(++newest, at, line.text(), line.cut(), history, ours, model);
        read++;
        cut += line.cut();
        own += ours ? 1 : 0;
        lastLineAt = Optional.of(at);
        keep(entry);
        return entry;
    }

    LogMark mark(LogMarkKind kind, long amount, Instant at) {
        var entry = new LogMark(++newest, at, kind, amount);
        marked++;
        marks++;
        amountDropped += kind == LogMarkKind.DROPPED ? amount : 0;
        amountHostDropped += kind == LogMarkKind.HOST_DROPPED ? amount : 0;
        keep(entry);
        return entry;
    }

    /// So many told lines were known.
    void repeated(long lines) {
        repeated += lines;
    }

    void limit(TailLimits next) {
        limits = next;
        trim();
    }

    /// Whether anything was ever in it.
    boolean begun() {
        return newest > 0;
    }

    /// What can be compared with a history: the lines since the last loss. When there are none,
    /// those before it, of which the last may lack its end.
    Overlap.Known known(Optional<Line> open) {
        var back = entries.descendingIterator();
        var newer = new Stretch(back);
        if (!newer.isEmpty() || open.isPresent()) {
            return newer.known(open);
        }
        return new Stretch(back).knownTorn();
    }

    LogPage page(LogFilter filter) {
        var oldestFirst = filter.after().isPresent() && filter.before().isEmpty();
        var found = new ArrayDeque<LogEntry>();
        var more = false;
        var all = oldestFirst ? entries.iterator() : entries.descendingIterator();
        while (all.hasNext() && !more) {
            var entry = all.next();
            if (between(entry, filter) && filter.takes(entry)) {
                more = found.size() == filter.limit();
                put(found, entry, oldestFirst, more);
            }
        }
        return new LogPage(life, List.copyOf(found), oldest(), newestNumber(), more);
    }

    TailFigures figures() {
        return new TailFigures(
                entries.size() - marks,
                marks,
                bytes,
                lastLineAt,
                read,
                fell,
                marked,
                repeated,
                amountDropped,
                amountHostDropped,
                cut,
                own);
    }

    /// The most memory it may take: text of the wide sort, and what surrounds it.
    private static long size(LogEntry entry) {
        return entry instanceof LogLine line ? OVERHEAD + 2L * line.text().length() : OVERHEAD;
    }

    private void keep(LogEntry entry) {
        entries.addLast(entry);
        bytes += size(entry);
        trim();
    }

    private void trim() {
        while (entries.size() > limits.entries()
                || (bytes > limits.bytes() && entries.size() > 1)) {
            var gone = entries.removeFirst();
            bytes -= size(gone);
            if (gone instanceof LogLine) {
                fell++;
            } else {
                marks--;
            }
        }
    }

    private OptionalLong oldest() {
        return entries.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(entries.getFirst().number());
    }

    private OptionalLong newestNumber() {
        return begun() ? OptionalLong.of(newest) : OptionalLong.empty();
    }

    private static boolean between(LogEntry entry, LogFilter filter) {
        return (filter.after().isEmpty() || entry.number() > filter.after().getAsLong())
                && (filter.before().isEmpty() || entry.number() < filter.before().getAsLong());
    }

    private static void put(
            Deque<LogEntry> found, LogEntry entry, boolean oldestFirst, boolean tooMany) {
        if (tooMany) {
            return;
        }
        if (oldestFirst) {
            found.addLast(entry);
        } else {
            found.addFirst(entry);
        }
    }

    /// Lines up to a loss, read backwards from where the iterator is.
    private final class Stretch {

        private final List<Line> newestFirst = new ArrayList<>();
        private final boolean torn;
        private final boolean older;

        Stretch(Iterator<LogEntry> back) {
            Optional<LogMarkKind> loss = Optional.empty();
            while (back.hasNext() && loss.isEmpty()) {
                switch (back.next()) {
                    case LogLine line -> newestFirst.add(new Line(line.text(), line.cut()));
                    case LogMark mark when mark.kind() != LogMarkKind.HOST_WARNED ->
                            loss = Optional.of(mark.kind());
                    case LogMark _ -> {}
                }
            }
            var trimmed = loss.isEmpty() && begun() && entries.getFirst().number() > 1;
            torn = loss.filter(kind -> kind != LogMarkKind.REJOINED).isPresent();
            older = torn || trimmed;
        }

        boolean isEmpty() {
            return newestFirst.isEmpty();
        }

        Overlap.Known known(Optional<Line> open) {
            return new Overlap.Known(List.copyOf(newestFirst.reversed()), open, torn, older);
        }

        /// The newest line may lack its end.
        Overlap.Known knownTorn() {
            return isEmpty()
                    ? known(Optional.empty())
                    : known(Optional.of(newestFirst.removeFirst()));
        }
    }
}
