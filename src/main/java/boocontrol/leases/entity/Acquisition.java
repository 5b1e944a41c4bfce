package boocontrol.leases.entity;

import java.time.Instant;

/// The answer to a claim.
public sealed interface Acquisition {

    /// @param now the database's time at the grant
    record Grant(Lease lease, Instant now) implements Acquisition {}

    record Refused(Refusal refusal) implements Acquisition {}
}
