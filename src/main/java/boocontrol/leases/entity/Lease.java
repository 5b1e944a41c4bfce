package boocontrol.leases.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The right to disturb a host, as the database has it. All times are the database's.
///
/// @param fence grows with every grant of the host; never given twice
/// @param heartbeat the last renewal
/// @param maxUntil no renewal goes past this
/// @param told when the holder was told that somebody asks; may belong to an ask of before
public record Lease(
        Claim claim,
        long fence,
        Instant acquiredAt,
        Instant heartbeat,
        Instant expiresAt,
        Instant maxUntil,
        Optional<Instant> told,
        Optional<Ending> ending) {

    /// A new lease, at `now`.
    static Lease granted(Claim claim, long fence, Instant now, Terms terms) {
        return new Lease(
                claim,
                fence,
                now,
                now,
                now.plus(terms.ttl()),
                now.plus(terms.maxHold()),
                Optional.empty(),
                Optional.empty());
    }

    public LeaseKey key() {
        return new LeaseKey(claim.provider(), fence, claim.holder());
    }

    /// Not ended; it may have expired without anybody having said so.
    public boolean open() {
        return ending.isEmpty();
    }

    /// Whether what carries this fence is accepted at `now`.
    public boolean live(Instant now) {
        return open() && now.isBefore(expiresAt);
    }

    /// How long it lives if it is not renewed.
    public Duration life(Instant now) {
        return Duration.between(now, expiresAt);
    }

    /// The lease after a renewal at `now`; empty when it is over, since nothing revives it.
    ///
    /// @param ask what stands on the host; who renews is told of it, if it concerns this lease
    public Optional<Lease> renewed(Optional<Ask> ask, Instant now, Terms terms) {
        if (!live(now)) {
            return Optional.empty();
        }
        var until = now.plus(terms.ttl());
        var concern = ask.filter(a -> a.concerns(this, now, terms));
        return Optional.of(
                new Lease(
                        claim,
                        fence,
                        acquiredAt,
                        now,
                        until.isBefore(maxUntil) ? until : maxUntil,
                        maxUntil,
                        concern.map(a -> toldOf(a).orElse(now)).or(() -> told),
                        ending));
    }

    public Lease ended(Ending.Reason reason, Instant now) {
        return new Lease(
                claim,
                fence,
                acquiredAt,
                heartbeat,
                expiresAt,
                maxUntil,
                told,
                Optional.of(new Ending(now, reason)));
    }

    /// When its holder was told of this ask, if it was.
    Optional<Instant> toldOf(Ask ask) {
        return told.filter(at -> !at.isBefore(ask.at()));
    }

    /// Whether its holder had its time to stop for `ask`.
    boolean graceOver(Ask ask, Instant now, Terms terms) {
        return toldOf(ask).filter(at -> !now.isBefore(at.plus(terms.grace()))).isPresent();
    }

    /// Until when the host rests because of it, if it does at `now`.
    Optional<Instant> restUntil(Instant now, Terms terms) {
        if (claim.mode() != Mode.EXCLUSIVE) {
            return Optional.empty();
        }
        return ending.flatMap(end ->
                        switch (end.reason()) {
                            case EXPIRED -> Optional.of(expiresAt);
                            case REVOKED -> Optional.of(end.at());
                            case RELEASED, PREEMPTED -> Optional.empty();
                        })
                .map(from -> from.plus(terms.lockDelay()))
                // An end further away comes from a clock that stepped back since.
                .filter(until ->
                        now.isBefore(until) && !until.isAfter(now.plus(terms.lockDelay())));
    }
}
