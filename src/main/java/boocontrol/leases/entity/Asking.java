package boocontrol.leases.entity;

import java.time.Instant;

/// The answer to somebody who asks the holders of a host to stop.
public sealed interface Asking {

    /// @param latest when a claim repeated until then is granted at the latest, unless a further
    ///   one came first
    record Asked(Ask ask, Instant latest) implements Asking {}

    /// Nothing is in the way.
    record Free() implements Asking {}

    /// Somebody asked before.
    record Behind(Refusal refusal) implements Asking {}
}
