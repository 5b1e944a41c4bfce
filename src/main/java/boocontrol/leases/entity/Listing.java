package boocontrol.leases.entity;

import java.time.Instant;
import java.util.List;

/// Every live lease and every ask that counts.
///
/// @param now the database's time
public record Listing(Instant now, List<Lease> leases, List<Ask> asks) {

    public Listing {
        leases = List.copyOf(leases);
        asks = List.copyOf(asks);
    }
}
