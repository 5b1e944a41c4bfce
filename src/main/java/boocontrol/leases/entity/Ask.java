package boocontrol.leases.entity;

import java.time.Instant;

/// Somebody asks the holders of a host to stop.
///
/// @param at by the database's clock
public record Ask(Claim by, Instant at) {

    /// An ask is forgotten after a while, so that one who went away blocks nobody; so is one from
    /// the future, which a clock that stepped back makes.
    public boolean fresh(Instant now, Terms terms) {
        return !now.isBefore(at) && now.isBefore(at.plus(terms.askLasts()));
    }

    /// Whether it stands in the way of `claim`: the host is kept for who asked first.
    boolean bars(Claim claim, Instant now, Terms terms) {
        return fresh(now, terms) && !by.equals(claim) && by.mode().conflictsWith(claim.mode());
    }

    /// Whether the holder of `lease` is to stop.
    public boolean concerns(Lease lease, Instant now, Terms terms) {
        return fresh(now, terms) && by.mode().conflictsWith(lease.claim().mode());
    }
}
