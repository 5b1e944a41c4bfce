package boocontrol.leases.model;

import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Renewal;
import java.time.Instant;
import java.util.Optional;

/// The database as the writers reach it. An empty answer: it must wait for an open write.
interface Database {

    void time(Instant now);

    Optional<Acquisition> acquire(Claim claim);

    Optional<Renewal> renew(LeaseKey key);

    /// @return false when it must wait
    boolean release(LeaseKey key);

    Asking ask(Claim by);

    /// Begins the transaction `write` and checks the lease in it.
    ///
    /// @param begun when the transaction was begun
    /// @return whether the write is accepted
    boolean begin(int write, LeaseKey key, Instant begun);

    void commit(int write);

    void abort(int write);

    void backup();

    void restore();
}
