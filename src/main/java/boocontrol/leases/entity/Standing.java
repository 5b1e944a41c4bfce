package boocontrol.leases.entity;

import java.time.Duration;

/// What a holder may do now.
public sealed interface Standing {

    /// Go on.
    ///
    /// @param left for so long at least, should no renewal succeed
    record Valid(Duration left) implements Standing {}

    /// Finish what runs, begin nothing, give the lease back.
    ///
    /// @param grace after which the lease may be taken
    record Asked(Claim by, Duration grace) implements Standing {}

    /// Stop before anything else.
    record Lost(Loss loss) implements Standing {}
}
