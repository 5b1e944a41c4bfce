package boocontrol.logs.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes lines of log text that comes in pieces cut anywhere: LF ends a line, a CR before it
/// belongs to the end. All else is kept, escape codes and other CRs too.
///
/// A line has at most [#LONGEST] characters, the rest is counted. A character that the host cut in
/// two comes as two to four U+FFFD, since JSON cannot carry half of one; they are made one again.
///
/// Not safe for threads.
final class LineCutter {

    /// Characters of one line.
    static final int LONGEST = 8 << 10;

    private static final char BROKEN = '\uFFFD';
    private static final int MOST_BYTES = 4;

    /// Comes between an end of line of its own and another one.
    private static final Pattern DROPPED = Pattern.compile("— (\\d{1,18}) bytes dropped —");

    private final StringBuilder pending = new StringBuilder();
    private long cut;
    private char last;

    /// Whether an empty line waits for what follows: before a word about dropped bytes it is none.
    private boolean blank;

    /// The pieces that `text` completes.
    List<Piece> feed(String text) {
        var pieces = new ArrayList<Piece>();
        var from = joined(text);
        for (var end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
            append(text, from, end);
            endLine(pieces);
            from = end + 1;
        }
        append(text, from, text.length());
        return pieces;
    }

    /// Ends a line that has no end yet.
    List<Piece> flush() {
        var pieces = new ArrayList<Piece>(settle());
        if (!pending.isEmpty()) {
            endLine(pieces);
            pieces.addAll(settle());
        }
        return pieces;
    }

    /// An empty line that waits for what follows is one, whatever follows.
    List<Piece> settle() {
        var was = blank;
        blank = false;
        return was ? List.of(new Piece.Line("", 0)) : List.of();
    }

    /// Something waits that more text would make clear.
    boolean holdsBlank() {
        return blank;
    }

    /// The line that has no end yet.
    Optional<Piece.Line> open() {
        return pending.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece.Line(pending.toString(), cut));
    }

    private void append(String text, int from, int to) {
        if (from == to) {
            return;
        }
        var room = Math.min(to - from, LONGEST - pending.length());
        pending.append(text, from, from + room);
        cut += to - from - room;
        last = text.charAt(to - 1);
    }

    private void endLine(List<Piece> pieces) {
        trim();
        var line = pending.toString();
        if (line.isEmpty()) {
            pieces.addAll(settle());
            blank = true;
        } else {
            var dropped = dropped(line);
            if (dropped.isPresent()) {
                blank = false;
                pieces.add(dropped.get());
            } else {
                pieces.addAll(settle());
                pieces.add(new Piece.Line(line, cut));
            }
        }
        pending.setLength(0);
        cut = 0;
        last = 0;
    }

    private Optional<Piece.Dropped> dropped(String line) {
        if (cut > 0 || line.charAt(0) != '—') {
            return Optional.empty();
        }
        var told = DROPPED.matcher(line);
        return told.matches()
                ? Optional.of(new Piece.Dropped(Long.parseLong(told.group(1))))
                : Optional.empty();
    }

    private void trim() {
        if (last == '\r') {
            if (cut > 0) {
                cut--;
            } else {
                pending.setLength(pending.length() - 1);
            }
        }
        var length = pending.length();
        if (cut > 0 && Character.isHighSurrogate(pending.charAt(length - 1))) {
            pending.setLength(length - 1);
            cut++;
        }
    }

    /// @return where the rest of `text` begins once a character cut in two is one again
    private int joined(String text) {
        var before = brokenAtEnd();
        var after = 0;
        while (after < text.length() && after < MOST_BYTES && text.charAt(after) == BROKEN) {
            after++;
        }
        if (before == 0 || after == 0 || before + after > MOST_BYTES) {
            return 0;
        }
        pending.setLength(pending.length() - before);
        return after - 1;
    }

    private int brokenAtEnd() {
        var count = 0;
        var at = pending.length() - 1;
        while (cut == 0 && at >= 0 && count < MOST_BYTES && pending.charAt(at) == BROKEN) {
            at--;
            count++;
        }
        return count;
    }
}
