package boocontrol.logs.entity;

import boocontrol.logs.entity.Piece.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds where the history that a host tells at each connect continues what we have.
///
/// Lines are equal when their texts are; a U+FFFD may stand for anything that is not ASCII, since a
/// character that was cut in two on the way is whole in the history.
final class Overlap {

    /// Fewer equal characters may be chance.
    private static final int EVIDENCE = 24;

    /// What we have, since the last place where something is missing.
    ///
    /// @param lines complete ones, oldest first
    /// @param open the last one, without its end
    /// @param torn the first line may lack its beginning
    /// @param older the host wrote more before them, which its history may hold
    record Known(List<Line> lines, Optional<Line> open, boolean torn, boolean older) {

        boolean isEmpty() {
            return lines.isEmpty() && open.isEmpty();
        }
    }

    /// What the host tells: its newest text, which may begin within a line.
    record Told(List<Line> lines, Optional<Line> open) {}

    private final Known known;
    private final Told told;

    private Overlap(Known known, Told told) {
        this.known = known;
        this.told = told;
    }

    /// @return how many of the told lines are known; empty when that cannot be said
    static OptionalInt of(Known known, Told told) {
        return new Overlap(known, told).find();
    }

    private OptionalInt find() {
        var had = known.lines().size();
        var all = told.lines().size();
        for (var count = Math.min(all, had); count >= 0; count--) {
            if (fits(count) && proven(count)) {
                return OptionalInt.of(count);
            }
        }
        return known.older() ? within(had, all) : OptionalInt.empty();
    }

    /// All we have lies somewhere within the history: believed where there is one such place.
    private OptionalInt within(int had, int all) {
        var found = OptionalInt.empty();
        for (var count = all; count > had; count--) {
            if (fits(count) && proven(count)) {
                if (found.isPresent()) {
                    return OptionalInt.empty();
                }
                found = OptionalInt.of(count);
            }
        }
        return found;
    }

    /// Whether the first `count` told lines may end where our complete lines end.
    private boolean fits(int count) {
        if (known.open().isPresent() && !continues(known.open().get(), count)) {
            return false;
        }
        var both = Math.min(count, known.lines().size());
        for (var back = 1; back <= both; back++) {
            if (!equal(count, back)) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(int count, int back) {
        var theirs = told.lines().get(count - back);
        var ours = known.lines().get(known.lines().size() - back);
        if (same(theirs, ours)) {
            return true;
        }
        if (count == back && endsWith(ours, theirs)) {
            return true;
        }
        return known.torn() && back == known.lines().size() && endsWith(theirs, ours);
    }

    private boolean continues(Line open, int count) {
        if (count < told.lines().size()) {
            return startsWith(told.lines().get(count), open);
        }
        return told.open().filter(line -> startsWith(line, open)).isPresent();
    }

    /// An alignment of all we have, or of all they have, is no chance, however short; any other
    /// needs some text.
    private boolean proven(int count) {
        var had = known.lines().size();
        if (count == had && !known.older() && !known.isEmpty()) {
            return true;
        }
        if (count > 0 && count == told.lines().size() && count <= had) {
            return true;
        }
        var seen = known.open().map(open -> open.text().length()).orElse(0);
        for (var back = 1; back <= Math.min(count, had) && seen < EVIDENCE; back++) {
            var line = told.lines().get(count - back);
            // The end of a line alone is often the end of another one too.
            seen += same(line, known.lines().get(had - back)) ? line.text().strip().length() : 0;
        }
        return seen >= EVIDENCE;
    }

    private static boolean same(Line a, Line b) {
        return a.cut() == b.cut() && sameText(a.text(), b.text());
    }

    private static boolean sameText(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        return (broken(a) || broken(b)) && ascii(a).equals(ascii(b));
    }

    private static boolean endsWith(Line whole, Line end) {
        if (whole.cut() > 0) {
            // Its end was not kept, so that nothing can be said against it.
            return end.text().length() <= whole.text().length() + whole.cut();
        }
        return whole.text().endsWith(end.text())
                || ((broken(whole.text()) || broken(end.text()))
                        && ascii(whole.text()).endsWith(ascii(end.text())));
    }

    private static boolean startsWith(Line whole, Line start) {
        return whole.cut() >= start.cut()
                && (whole.text().startsWith(start.text())
                        || ((broken(whole.text()) || broken(start.text()))
                                && ascii(whole.text()).startsWith(ascii(start.text()))));
    }

    private static boolean broken(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    /// The text without what a character cut in two would change.
    static String ascii(String text) {
        var kept = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) < 128) {
                kept.append(text.charAt(at));
            }
        }
        return kept.toString();
    }
}
