package boocontrol.leases.model;

import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.Hold;
import boocontrol.leases.entity.HostBook;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Standing;
import boocontrol.leases.entity.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the writers and the database do, as the production code decides it; a mutant does one of
/// these things wrongly.
interface Protocol {

    Protocol RIGHT = new Protocol() {};

    default HostBook.Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
        return book.acquire(claim, now, terms);
    }

    default Optional<Lease> renewed(Lease lease, Optional<Ask> ask, Instant now, Terms terms) {
        return lease.renewed(ask, now, terms);
    }

    default List<Lease> released(HostBook book, LeaseKey key, Instant now) {
        return book.open(key).map(l -> l.ended(Ending.Reason.RELEASED, now)).stream().toList();
    }

    default Asking ask(HostBook book, Claim by, Instant now, Terms terms) {
        return book.ask(by, now, terms);
    }

    /// As [boocontrol.leases.control.GuardStore] says it in SQL.
    ///
    /// @param begun when the writing transaction was begun
    default boolean accepts(HostBook book, LeaseKey key, Instant begun, Instant now) {
        return book.open(key).filter(lease -> lease.live(now)).isPresent();
    }

    /// Whether an accepted write keeps its lease's row until it is committed.
    default boolean keepsRow() {
        return true;
    }

    /// @param sent the holder's tick before it sent the claim
    /// @param read the same when it had the answer
    default Hold granted(Acquisition.Grant grant, long sent, long read, Terms terms) {
        return Hold.granted(grant.lease(), grant.now(), sent, terms);
    }

    default Hold told(Hold hold, Renewal answer, long sent, long read) {
        return hold.told(answer, sent, read);
    }

    /// @param wall the holder's wall clock, which may be wrong
    default Standing standing(Hold hold, long tick, Instant wall) {
        return hold.standing(tick);
    }
}
