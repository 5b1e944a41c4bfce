package boocontrol.live.entity;

import java.util.List;

/// What a reader says on the socket.
public sealed interface Request {

    /// The first word of a reader: where it stands. Nothing known means that it starts afresh.
    record Join(List<Head> known) implements Request {

        public Join {
            known = List.copyOf(known);
        }
    }

    /// The reader lacks something in this channel and says how far it got.
    record Resync(Head known) implements Request {}

    /// The page became hidden or visible. Taken note of, nothing changes.
    record Pace(boolean hidden) implements Request {}

    /// Well-formed, but nothing this build knows: counted.
    record Strange(String why) implements Request {}

    /// Not even an object in JSON: ends the connection.
    record Junk(String why) implements Request {}
}
