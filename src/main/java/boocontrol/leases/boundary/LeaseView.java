package boocontrol.leases.boundary;

import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.Mode;
import java.time.Instant;

/// A live lease. All times are the database's, not to be compared with one's own clock.
///
/// @param fence grows with every grant of the host
/// @param heartbeat the last renewal
/// @param expiresAt unless it is renewed
/// @param maxUntil no renewal goes past this
public record LeaseView(
        String providerId,
        long fence,
        Mode mode,
        String holder,
        String purpose,
        Instant acquiredAt,
        Instant heartbeat,
        Instant expiresAt,
        Instant maxUntil) {

    static LeaseView of(Lease lease) {
        var claim = lease.claim();
        return new LeaseView(
                claim.provider().value(),
                lease.fence(),
                claim.mode(),
                claim.holder().value(),
                claim.purpose().value(),
                lease.acquiredAt(),
                lease.heartbeat(),
                lease.expiresAt(),
                lease.maxUntil());
    }
}
