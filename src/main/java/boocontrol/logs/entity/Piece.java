package boocontrol.logs.entity;

/// What a host's log text is made of.
sealed interface Piece {

    /// @param cut characters that were left out at its end
    record Line(String text, long cut) implements Piece {}

    /// The host's own word about what it did not send.
    record Dropped(long bytes) implements Piece {}
}
