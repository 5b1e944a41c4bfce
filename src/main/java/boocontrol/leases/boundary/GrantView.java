package boocontrol.leases.boundary;

import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.Terms;
import java.time.Instant;
import java.util.Optional;

/// A lease for its holder. The durations count from before the request was sent, by a clock that
/// never steps.
///
/// @param renewAfterMs when to renew
/// @param stopAfterMs when to stop if no renewal has succeeded since
/// @param graceMs how long there is to stop when `preemption` is not null for the first time
/// @param preemption who asks for the host
public record GrantView(
        LeaseView lease,
        long renewAfterMs,
        long stopAfterMs,
        long graceMs,
        Optional<AskView> preemption) {

    static GrantView of(Lease lease, Instant now, Optional<Ask> ask, Terms terms) {
        return new GrantView(
                LeaseView.of(lease),
                terms.renewEvery().toMillis(),
                terms.mayActFor(lease.life(now)).toMillis(),
                terms.grace().toMillis(),
                ask.map(AskView::of));
    }
}
