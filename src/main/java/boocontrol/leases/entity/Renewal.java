package boocontrol.leases.entity;

import java.time.Instant;
import java.util.Optional;

/// The answer to a renewal.
public sealed interface Renewal {

    /// @param now the database's time at the renewal
    /// @param ask who asks for the host, if that concerns this lease
    record Renewed(Lease lease, Instant now, Optional<Ask> ask) implements Renewal {}

    /// @param reason empty when there is no such lease of this holder
    record Gone(Optional<Ending.Reason> reason) implements Renewal {}
}
