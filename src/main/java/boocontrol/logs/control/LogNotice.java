package boocontrol.logs.control;

import boocontrol.fleet.entity.Moment;
import boocontrol.logs.entity.LogSource;

/// What a connector's thread leaves for a host's logs.
sealed interface LogNotice {

    /// When it was left.
    Moment at();

    record Connected(Moment at) implements LogNotice {}

    /// The first frames of the connection are over.
    record Listed(Moment at) implements LogNotice {}

    record Piece(LogSource source, String text, Moment at) implements LogNotice {}

    /// So many pieces of either log were dropped on their way to us.
    record Dropped(long pieces, Moment at) implements LogNotice {}

    record Disconnected(Moment at) implements LogNotice {}
}
