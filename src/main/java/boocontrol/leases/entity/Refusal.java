package boocontrol.leases.entity;

import java.time.Instant;
import java.util.OptionalLong;

/// Why a claim is not granted now.
///
/// @param by who is in the way: who holds the host, held it last, or asked for it first
/// @param fence of the lease in the way; none when it is an ask
/// @param until when it may be over at the earliest, by the database's clock; a renewal moves it
public record Refusal(Cause cause, Claim by, OptionalLong fence, Instant until) {

    public enum Cause {
        /// A live lease.
        HELD,
        /// The host rests after an exclusive lease that was not given back.
        RESTING,
        /// Somebody else asked for the host first.
        ASKED,
        /// So many shared leases are live that something must be wrong.
        CROWDED
    }
}
