package boocontrol.logs.entity;

import boocontrol.fleet.entity.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One log of one host: makes lines of what its connections tell, leaves out what is told again,
/// and marks what is missing. Whatever happens, [#drain] then has the new entries.
///
/// Not safe for threads.
public final class SourceLog {

    /// Pieces that wait for the end of the first frames.
    private static final int WAITING = 64;

    /// How long after a connect pieces may wait until it is clear what they are.
    public static final Duration UNCLEAR = Duration.ofSeconds(1);

    private final LogSource source;
    private final LogTail tail;
    private final List<LogEntry> fresh = new ArrayList<>();
    private LineCutter cutter = new LineCutter();
    private Optional<Opening> opening = Optional.empty();
    private Optional<Echo> echo = Optional.empty();
    private Moment since;
    private boolean warned;

    /// The first pieces of a connection, of which one is the history.
    private static final class Opening {

        private final List<String> pieces = new ArrayList<>();
        private boolean listed;
        private long dropped;
    }

    /// @param life tells the numbers of its entries from those of any other tail
    public SourceLog(LogSource source, String life, TailLimits limits, Moment now) {
        this.source = source;
        this.tail = new LogTail(life, limits);
        this.since = now;
    }

    public LogSource source() {
        return source;
    }

    public void limit(TailLimits limits) {
        tail.limit(limits);
    }

    public LogPage page(LogFilter filter) {
        return tail.page(filter);
    }

    public TailFigures figures() {
        return tail.figures();
    }

    /// The entries made since the last time.
    public List<LogEntry> drain() {
        var all = List.copyOf(fresh);
        fresh.clear();
        return all;
    }

    /// A new connection: a history comes first.
    public void connected(Moment now, Set<String> models) {
        closed(now, models);
        opening = Optional.of(new Opening());
        since = now;
    }

    /// The host has told its first frames.
    public void listed(Moment now, Set<String> models) {
        opening.ifPresent(first -> {
            first.listed = true;
            if (!first.pieces.isEmpty()) {
                join(first, now, models);
            }
        });
    }

    public void piece(String text, Moment now, Set<String> models) {
        if (opening.isEmpty()) {
            live(text, now, models);
            return;
        }
        var first = opening.get();
        first.pieces.add(text);
        if (first.listed || first.pieces.size() >= WAITING) {
            join(first, now, models);
        }
    }

    /// Pieces were dropped by us here.
    public void dropped(long pieces, Moment now, Set<String> models) {
        if (opening.isPresent()) {
            opening.get().dropped += pieces;
            return;
        }
        release(now, models);
        lines(cutter.flush(), now, false, models);
        tell(tail.mark(LogMarkKind.DROPPED, pieces, now.at()));
    }

    /// The connection is over. A line without end stays open: it may go on in the next history.
    public void closed(Moment now, Set<String> models) {
        opening.ifPresent(first -> join(first, now, models));
        release(now, models);
        lines(cutter.settle(), now, false, models);
    }

    /// Whether something waits that time makes clear.
    public boolean unclear() {
        return opening.filter(first -> !first.pieces.isEmpty()).isPresent() || echo.isPresent();
    }

    /// Nothing was told for a while.
    public void quiet(Moment now, Set<String> models) {
        if (now.since(since).compareTo(UNCLEAR) >= 0) {
            opening.filter(first -> !first.pieces.isEmpty())
                    .ifPresent(first -> join(first, now, models));
            release(now, models);
        }
    }

    private void join(Opening first, Moment now, Set<String> models) {
        opening = Optional.empty();
        since = now;
        if (first.pieces.isEmpty()) {
            droppedFirst(first, now, models);
            return;
        }
        var at = history(first.pieces);
        var history = first.pieces.get(at);
        var next = new LineCutter();
        var told = lines(next, history);
        tellNew(told, next.open(), now, models);
        cutter = next;
        droppedFirst(first, now, models);
        var before = String.join("", first.pieces.subList(0, at));
        echo = Optional.of(new Echo(history, before)).filter(some -> !some.isOver());
        first.pieces.subList(at + 1, first.pieces.size()).forEach(text -> live(text, now, models));
    }

    private void droppedFirst(Opening first, Moment now, Set<String> models) {
        if (first.dropped > 0) {
            dropped(first.dropped, now, models);
        }
    }

    private static List<Piece> lines(LineCutter cutter, String history) {
        var pieces = new ArrayList<>(cutter.feed(history));
        pieces.addAll(cutter.settle());
        return pieces;
    }

    /// The first piece, unless what came before another one is in that.
    private static int history(List<String> pieces) {
        var before = String.join("", pieces);
        for (var at = pieces.size() - 1; at > 0; at--) {
            before = before.substring(0, before.length() - pieces.get(at).length());
            var told = Overlap.ascii(before);
            if (!told.isBlank() && Overlap.ascii(pieces.get(at)).contains(told)) {
                return at;
            }
        }
        return 0;
    }

    private void tellNew(
            List<Piece> told, Optional<Piece.Line> open, Moment now, Set<String> models) {
        var texts =
                told.stream()
                        .filter(Piece.Line.class::isInstance)
                        .map(Piece.Line.class::cast)
                        .toList();
        var known = tail.known(cutter.open());
        var common = Overlap.of(known, new Overlap.Told(texts, open));
        if (common.isEmpty() && (tail.begun() || cutter.open().isPresent())) {
            lines(cutter.flush(), now, false, models);
            tell(tail.mark(LogMarkKind.REJOINED, 0, now.at()));
        }
        var same = common.orElse(0) + torn(known, texts, common);
        tail.repeated(same);
        lines(texts.subList(same, texts.size()), now, true, models);
    }

    /// 1 when a line before a loss, that might have lacked its end, was whole.
    private int torn(Overlap.Known known, List<Piece.Line> told, OptionalInt common) {
        var whole =
                common.isPresent()
                        && cutter.open().isEmpty()
                        && common.getAsInt() < told.size()
                        && known.open().filter(told.get(common.getAsInt())::equals).isPresent();
        return whole ? 1 : 0;
    }

    private void live(String text, Moment now, Set<String> models) {
        if (echo.isEmpty()) {
            lines(cutter.feed(text), now, false, models);
            return;
        }
        var some = echo.get();
        some.feed(text).ifPresent(news -> lines(cutter.feed(news), now, false, models));
        echo = echo.filter(still -> !still.isOver());
    }

    private void release(Moment now, Set<String> models) {
        var held = echo.flatMap(Echo::release);
        echo = Optional.empty();
        held.ifPresent(text -> lines(cutter.feed(text), now, false, models));
    }

    private void lines(
            List<? extends Piece> pieces, Moment now, boolean history, Set<String> models) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Dropped(var bytes) ->
                        tell(tail.mark(LogMarkKind.HOST_DROPPED, bytes, now.at()));
                case Piece.Line line -> line(line, now, history, models);
            }
        }
    }

    private void line(Piece.Line line, Moment now, boolean history, Set<String> models) {
        var proxy = source == LogSource.PROXY;
        var own = proxy && ProxyLine.own(line.text());
        var model = proxy ? ProxyLine.model(line.text(), models) : Optional.<String>empty();
        tell(tail.add(line, now.at(), history, own, model));
        if (proxy && ProxyLine.warnsOfDrop(line.text())) {
            warn(now);
        } else {
            warned = false;
        }
    }

    /// One mark for warnings that follow each other: each may be a reason for the next.
    private void warn(Moment now) {
        if (!warned) {
            tell(tail.mark(LogMarkKind.HOST_WARNED, 0, now.at()));
        }
        warned = true;
    }

    private void tell(LogEntry entry) {
        fresh.add(entry);
    }
}
