package boocontrol.leases.model;

import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges what was granted, refused, renewed, ended and committed by the promises alone: it keeps
/// books of its own and shares no decision with the code it judges.
final class LeaseChecker {

    /// The first broken promise.
    static final class Broken extends AssertionError {

        private static final long serialVersionUID = 1L;

        Broken(String promise) {
            super(promise);
        }
    }

    private enum End {
        NONE,
        RELEASED,
        EXPIRED,
        PREEMPTED
    }

    private record Known(Claim claim, Instant acquired, Instant expires, Instant told, End end) {

        Known with(End other) {
            return new Known(claim, acquired, expires, told, other);
        }

        boolean live(Instant now) {
            return end == End.NONE && expires.isAfter(now);
        }
    }

    private record Wish(Claim by, Instant at) {}

    /// What a backup keeps.
    private record Books(
            Map<Long, Known> leases, Optional<Wish> wish, Set<Long> seen, Set<Long> closed) {

        Books copy() {
            return new Books(
                    new HashMap<>(leases), wish, new HashSet<>(seen), new HashSet<>(closed));
        }
    }

    private final Terms terms;
    private final boolean calm;
    private long highest;
    private Map<Long, Known> leases = new HashMap<>();
    private Optional<Wish> wish = Optional.empty();
    private Set<Long> seen = new HashSet<>();
    private Set<Long> closed = new HashSet<>();
    private Books kept = new Books(Map.of(), Optional.empty(), Set.of(), Set.of());

    int grants;
    int accepted;
    int rejected;
    int preempted;

    /// @param calm nothing happens to the database's clock or data
    LeaseChecker(Terms terms, boolean calm) {
        this.terms = terms;
        this.calm = calm;
    }

    void granted(Lease lease, Instant now) {
        var claim = lease.claim();
        grants++;
        must(lease.fence() > highest, "fences grow: " + lease.fence() + " after " + highest);
        highest = lease.fence();
        hindrance(claim, now)
                .ifPresent(why -> {
                    throw new Broken("granted although " + why);
                });
        must(lease.expiresAt().equals(now.plus(terms.ttl())), "a new lease lives for one TTL");
        wish = wish.filter(w -> !w.by().equals(claim));
        leases.put(lease.fence(), new Known(claim, now, lease.expiresAt(), Instant.MIN, End.NONE));
    }

    void refused(Claim claim, Instant now) {
        must(hindrance(claim, now).isPresent(), "refused although nothing is in the way");
        var waited =
                fresh(now)
                        .filter(w -> w.by().equals(claim))
                        .map(w -> Duration.between(w.at(), now));
        // Only a rest may come later, when the asker let the time pass in which it could claim.
        must(
                !calm
                        || rests(now)
                        || waited.filter(w -> w.compareTo(terms.preemptedWithin()) >= 0).isEmpty(),
                "who asked waits longer than promised");
    }

    void ended(Lease lease, Claim taker, Instant now) {
        var known = leases.get(lease.fence());
        var reason = lease.ending().orElseThrow().reason();
        if (reason == Ending.Reason.EXPIRED) {
            must(!known.expires().isAfter(now), "ended as expired while it lives");
            leases.put(lease.fence(), known.with(End.EXPIRED));
            return;
        }
        must(takeable(known, taker, now), "taken without its holder having had its grace");
        preempted++;
        leases.put(lease.fence(), known.with(End.PREEMPTED));
    }

    void renewed(Lease lease, Instant now) {
        var known = leases.get(lease.fence());
        must(known != null && known.live(now), "renewed although it is over");
        var longest = known.acquired().plus(terms.maxHold());
        must(!lease.expiresAt().isAfter(longest), "held longer than allowed");
        must(!lease.expiresAt().isAfter(now.plus(terms.ttl())), "renewed for more than a TTL");
        var concerned = fresh(now).filter(w -> conflict(w.by(), known.claim())).map(Wish::at);
        var told = concerned.map(at -> known.told().isBefore(at) ? now : known.told());
        leases.put(
                lease.fence(),
                new Known(
                        known.claim(),
                        known.acquired(),
                        lease.expiresAt(),
                        told.orElse(known.told()),
                        known.end()));
    }

    void renewalRefused(LeaseKey key, Instant now) {
        must(!live(key, now), "a live lease was not renewed");
    }

    void released(LeaseKey key) {
        if (owned(key)) {
            leases.computeIfPresent(
                    key.fence(), (_, k) -> k.end() == End.NONE ? k.with(End.RELEASED) : k);
        }
    }

    void asked(Claim by, Asking answer, Instant now) {
        switch (answer) {
            case Asking.Free _ ->
                    must(hindrance(by, now).isEmpty(), "called free although it is not");
            case Asking.Behind _ ->
                    must(reserved(by, now), "kept for somebody although nobody asked");
            case Asking.Asked(var ask, _) -> {
                must(hindrance(by, now).isPresent(), "asked although nothing is in the way");
                must(!reserved(by, now), "asked although somebody asked before");
                var standing = fresh(now).filter(w -> w.by().equals(by));
                must(
                        ask.at().equals(standing.map(Wish::at).orElse(now)),
                        "asking again gives no new time");
                wish = Optional.of(new Wish(by, ask.at()));
            }
        }
    }

    void judged(LeaseKey key, boolean accept, Instant now) {
        must(accept == live(key, now), accept ? "stale write accepted" : "live write rejected");
        if (accept) {
            accepted++;
        } else {
            rejected++;
        }
    }

    void committed(LeaseKey key) {
        var mode = leases.get(key.fence()).claim().mode();
        must(!closed.contains(key.fence()), "a stale write was committed after a newer one");
        for (var other : seen) {
            var known = leases.get(other);
            if (other != key.fence() && known != null && known.claim().mode().conflictsWith(mode)) {
                closed.add(other);
            }
        }
        seen.add(key.fence());
    }

    /// A holder looked at its own clock and went on.
    void acts(LeaseKey key, Instant now) {
        if (calm) {
            var known = leases.get(key.fence());
            var fine = known.end() == End.PREEMPTED || known.live(now);
            must(fine, "a holder acts although its lease is over");
        }
    }

    void backup() {
        kept = new Books(leases, wish, seen, closed).copy();
    }

    void restore() {
        var back = kept.copy();
        leases = back.leases();
        wish = back.wish();
        seen = back.seen();
        closed = back.closed();
    }

    /// Why `claim` must not be granted now.
    private Optional<String> hindrance(Claim claim, Instant now) {
        for (var each : leases.entrySet()) {
            var known = each.getValue();
            if (known.live(now) && conflict(known.claim(), claim) && !takeable(known, claim, now)) {
                return Optional.of(each.getKey() + " is live");
            }
        }
        if (rests(now)) {
            return Optional.of("the host rests");
        }
        return reserved(claim, now) ? Optional.of("somebody else asked first") : Optional.empty();
    }

    /// Whether the last exclusive lease ended by its time, a moment ago.
    private boolean rests(Instant now) {
        return leases.entrySet().stream()
                .filter(each -> each.getValue().claim().mode() == Mode.EXCLUSIVE)
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(k -> k.end() == End.NONE || k.end() == End.EXPIRED)
                .map(k -> Duration.between(k.expires(), now))
                .filter(since -> !since.isNegative() && since.compareTo(terms.lockDelay()) < 0)
                .isPresent();
    }

    private boolean takeable(Known known, Claim taker, Instant now) {
        return fresh(now)
                .filter(w -> w.by().equals(taker) && conflict(taker, known.claim()))
                .filter(w -> !known.told().isBefore(w.at()))
                .filter(_ -> !known.told().plus(terms.grace()).isAfter(now))
                .isPresent();
    }

    private boolean reserved(Claim claim, Instant now) {
        return fresh(now).filter(w -> !w.by().equals(claim) && conflict(w.by(), claim)).isPresent();
    }

    private Optional<Wish> fresh(Instant now) {
        return wish.filter(
                w -> !now.isBefore(w.at()) && now.isBefore(w.at().plus(terms.askLasts())));
    }

    private boolean live(LeaseKey key, Instant now) {
        return owned(key) && leases.get(key.fence()).live(now);
    }

    private boolean owned(LeaseKey key) {
        return Optional.ofNullable(leases.get(key.fence()))
                .filter(k -> k.claim().holder().equals(key.holder()))
                .isPresent();
    }

    private static boolean conflict(Claim one, Claim other) {
        return one.mode() == Mode.EXCLUSIVE || other.mode() == Mode.EXCLUSIVE;
    }

    private static void must(boolean holds, String promise) {
        if (!holds) {
            throw new Broken(promise);
        }
    }

    List<String> figures() {
        return new ArrayList<>(
                List.of(
                        grants + " grants",
                        accepted + " accepted",
                        rejected + " rejected",
                        preempted + " preempted"));
    }
}
