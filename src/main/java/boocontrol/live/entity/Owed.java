package boocontrol.live.entity;

/// What a session must still be sent of a channel. It is made when its turn comes, so it is always
/// up to date and takes no room while it waits.
public sealed interface Owed {

    /// The newest there is.
    record Snapshot() implements Owed {}

    /// Whatever came after this position.
    record Since(Position known) implements Owed {}

    /// One debt that covers both.
    default Owed and(Owed other) {
        if (this instanceof Since(var mine)
                && other instanceof Since(var theirs)
                && mine.life().equals(theirs.life())) {
            return mine.seq() <= theirs.seq() ? this : other;
        }
        return new Snapshot();
    }
}
