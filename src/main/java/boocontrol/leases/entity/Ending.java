package boocontrol.leases.entity;

import java.time.Instant;

/// How a lease ended. A fact: no clock takes it back.
///
/// @param at by the database's clock
public record Ending(Instant at, Reason reason) {

    public enum Reason {
        /// Its holder gave it back.
        RELEASED,
        /// Its time passed without a renewal.
        EXPIRED,
        /// Its holder was told that somebody else asks, and had time to stop.
        PREEMPTED,
        /// An operator took it.
        REVOKED
    }
}
