package boocontrol.leases.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What the database knows of one host, read under the host's lock, and every decision about it.
///
/// Who decides holds the lock until what was decided is written, so that the decisions about a host
/// have one order.
///
/// @param fence the last one given
/// @param leases the open ones, and the exclusive one that ended last
public record HostBook(ProviderId provider, long fence, Optional<Ask> ask, List<Lease> leases) {

    /// More shared leases of one host than this are somebody's mistake.
    public static final int MOST_SHARED = 64;

    /// What is to be written and answered.
    ///
    /// @param ended leases that are over now; written whether the claim is granted or not
    /// @param askDone the ask was this claim's and is fulfilled
    public record Ruling(List<Lease> ended, boolean askDone, Acquisition answer) {}

    public HostBook {
        leases = List.copyOf(leases);
    }

    public static HostBook empty(ProviderId provider) {
        return new HostBook(provider, 0, Optional.empty(), List.of());
    }

    /// Grants or refuses `claim`, which must be for this host.
    public Ruling acquire(Claim claim, Instant now, Terms terms) {
        var ended =
                leases.stream()
                        .filter(Lease::open)
                        .flatMap(lease -> over(lease, claim, now, terms).stream())
                        .toList();
        var then = replacing(ended);
        return then.hurdle(claim, now, terms)
                .map(refusal -> new Ruling(ended, false, new Acquisition.Refused(refusal)))
                .orElseGet(() -> new Ruling(ended, asked(claim), then.grant(claim, now, terms)));
    }

    /// Writes down that `by` wants the host. Asking again changes nothing, so that whoever is asked
    /// has its time.
    public Asking ask(Claim by, Instant now, Terms terms) {
        var barred = ask.filter(other -> other.bars(by, now, terms));
        if (barred.isPresent()) {
            return new Asking.Behind(refusal(barred.get(), terms));
        }
        if (acquire(by, now, terms).answer() instanceof Acquisition.Grant) {
            return new Asking.Free();
        }
        var standing =
                ask.filter(old -> old.by().equals(by) && old.fresh(now, terms))
                        .orElseGet(() -> new Ask(by, now));
        return new Asking.Asked(standing, standing.at().plus(terms.preemptedWithin()));
    }

    /// The open lease of this key.
    public Optional<Lease> open(LeaseKey key) {
        return leases.stream().filter(Lease::open).filter(l -> l.key().equals(key)).findFirst();
    }

    /// The same with these leases in the place of their elders, new ones added.
    public HostBook replacing(List<Lease> changed) {
        var kept =
                leases.stream()
                        .filter(old -> changed.stream().noneMatch(c -> c.fence() == old.fence()));
        return new HostBook(
                provider,
                changed.stream().mapToLong(Lease::fence).reduce(fence, Math::max),
                ask,
                Stream.concat(kept, changed.stream())
                        .sorted(Comparator.comparingLong(Lease::fence))
                        .toList());
    }

    public HostBook withAsk(Optional<Ask> other) {
        return new HostBook(provider, fence, other, leases);
    }

    private Optional<Lease> over(Lease lease, Claim claim, Instant now, Terms terms) {
        if (!lease.live(now)) {
            return Optional.of(lease.ended(Ending.Reason.EXPIRED, now));
        }
        return ask.filter(a -> a.by().equals(claim))
                .filter(a -> a.concerns(lease, now, terms) && lease.graceOver(a, now, terms))
                .map(_ -> lease.ended(Ending.Reason.PREEMPTED, now));
    }

    private Optional<Refusal> hurdle(Claim claim, Instant now, Terms terms) {
        return holder(claim)
                .or(() -> rest(now, terms))
                .or(() -> ask.filter(a -> a.bars(claim, now, terms)).map(a -> refusal(a, terms)))
                .or(this::crowd);
    }

    private Optional<Refusal> holder(Claim claim) {
        return leases.stream()
                .filter(Lease::open)
                .filter(lease -> lease.claim().mode().conflictsWith(claim.mode()))
                .max(Comparator.comparing(Lease::expiresAt))
                .map(lease -> refusal(Refusal.Cause.HELD, lease, lease.expiresAt()));
    }

    private Optional<Refusal> rest(Instant now, Terms terms) {
        return leases.stream()
                .flatMap(lease ->
                        lease
                                .restUntil(now, terms)
                                .map(until -> refusal(Refusal.Cause.RESTING, lease, until))
                                .stream())
                .max(Comparator.comparing(Refusal::until));
    }

    private Optional<Refusal> crowd() {
        var open = leases.stream().filter(Lease::open).toList();
        return open.size() < MOST_SHARED
                ? Optional.empty()
                : open.stream()
                        .min(Comparator.comparing(Lease::expiresAt))
                        .map(first -> refusal(Refusal.Cause.CROWDED, first, first.expiresAt()));
    }

    private Acquisition grant(Claim claim, Instant now, Terms terms) {
        // The time keeps fences growing when the database was restored from a backup.
        var next = Math.max(fence + 1, now.toEpochMilli());
        return new Acquisition.Grant(Lease.granted(claim, next, now, terms), now);
    }

    private boolean asked(Claim claim) {
        return ask.filter(a -> a.by().equals(claim)).isPresent();
    }

    private static Refusal refusal(Refusal.Cause cause, Lease lease, Instant until) {
        return new Refusal(cause, lease.claim(), OptionalLong.of(lease.fence()), until);
    }

    private static Refusal refusal(Ask ask, Terms terms) {
        return new Refusal(
                Refusal.Cause.ASKED,
                ask.by(),
                OptionalLong.empty(),
                ask.at().plus(terms.askLasts()));
    }
}
