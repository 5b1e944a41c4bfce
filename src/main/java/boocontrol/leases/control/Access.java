package boocontrol.leases.control;

import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.Purpose;
import java.time.Instant;

/// The answer to who wants to disturb a host (seam: actions, bench, evals, remote and the gateway
/// ask for it).
public sealed interface Access {

    /// Close the lease when done.
    record Granted(HostLease lease) implements Access {}

    /// Somebody else has it, or had it a moment ago, or asked first.
    ///
    /// @param until when it may be free at the earliest, by the database's clock
    record Held(HolderId holder, Purpose purpose, Instant until) implements Access {}

    /// The database does not answer. Who works unattended stops here; who serves people may go on
    /// without a lease and count it.
    record Unavailable() implements Access {}
}
