package boocontrol.logs.entity;

import java.util.Optional;

/// What a host told in its history and tells again right behind it: it begins to tell what comes
/// before it reads its history, so that what was written in between comes twice.
///
/// Only ASCII is compared, since a character that was cut in two is whole in the history.
///
/// Not safe for threads.
final class Echo {

    /// Less text than this may be equal by chance.
    private static final int EVIDENCE = 8;

    private static final int REACH = 32 << 10;

    private final String end;
    private final String before;
    private final StringBuilder held = new StringBuilder();
    private boolean over;

    /// @param history as the host told it
    /// @param before what it told before its history, and the history holds too
    Echo(String history, String before) {
        this.end = Overlap.ascii(history.substring(Math.max(0, history.length() - REACH)));
        this.before = Overlap.ascii(before);
        this.over = end.isBlank() || (!this.before.isEmpty() && end.endsWith(this.before));
    }

    /// Nothing is told again any more.
    boolean isOver() {
        return over;
    }

    /// Takes the next piece that was told after the history.
    ///
    /// @return what of it, and of pieces before it, is new; nothing while that cannot be said
    Optional<String> feed(String piece) {
        held.append(piece);
        var so = before + Overlap.ascii(held.toString());
        if (so.strip().length() >= EVIDENCE && end.endsWith(so)) {
            held.setLength(0);
            over = true;
            return Optional.empty();
        }
        return end.contains(so) ? Optional.empty() : release();
    }

    /// What is held is new after all.
    Optional<String> release() {
        var text = held.toString();
        held.setLength(0);
        over = true;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
