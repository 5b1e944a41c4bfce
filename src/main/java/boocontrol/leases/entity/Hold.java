package boocontrol.leases.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A lease as its holder sees it: by a clock that never steps, and on the safe side.
///
/// @param deadline tick after which the holder must not act, unless it renews before
/// @param nextRenewal tick
/// @param ask who asks for the host; told by the last renewal
/// @param toldAt tick when the holder heard of the ask first
public record Hold(
        Lease lease,
        Terms terms,
        long deadline,
        long nextRenewal,
        Optional<Ask> ask,
        OptionalLong toldAt,
        Optional<Loss> loss) {

    /// @param now the database's time in the answer
    /// @param sent tick before the request was sent: the lease cannot have begun earlier
    public static Hold granted(Lease lease, Instant now, long sent, Terms terms) {
        return new Hold(
                lease,
                terms,
                deadline(lease, now, sent, terms),
                sent + terms.renewEvery().toNanos(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /// After the answer to a renewal sent at tick `sent` and read at tick `read`. An answer that
    /// comes after the deadline changes nothing: the holder has stopped.
    public Hold told(Renewal answer, long sent, long read) {
        var late = lost(read);
        if (late.isPresent()) {
            return stopped(late.get());
        }
        return switch (answer) {
            case Renewal.Gone(var reason) -> stopped(Loss.of(reason));
            case Renewal.Renewed(var renewed, var now, var asking) ->
                    new Hold(
                            renewed,
                            terms,
                            deadline(renewed, now, sent, terms),
                            sent + terms.renewEvery().toNanos(),
                            asking,
                            asking.isEmpty()
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(toldAt.orElse(read)),
                            loss);
        };
    }

    /// After a renewal that got no answer until tick `read`.
    public Hold unanswered(long read) {
        return withNextRenewal(read + terms.retryAfter().toNanos());
    }

    /// Renews as soon as possible.
    public Hold hurried(long tick) {
        return withNextRenewal(Math.min(nextRenewal, tick));
    }

    /// Lost from now on, for the first reason it was lost for.
    public Hold stopped(Loss why) {
        return new Hold(
                lease, terms, deadline, nextRenewal, ask, toldAt, loss.or(() -> Optional.of(why)));
    }

    /// Whether the holder may act at tick `tick`.
    public Standing standing(long tick) {
        return lost(tick)
                .<Standing>map(Standing.Lost::new)
                .or(() -> ask.map(a -> new Standing.Asked(a.by(), graceLeft(tick))))
                .orElseGet(() -> new Standing.Valid(left(tick)));
    }

    /// How long the holder may act without a renewal.
    public Duration left(long tick) {
        return Duration.ofNanos(Math.max(0, deadline - tick));
    }

    /// Whether to renew now.
    public boolean due(long tick) {
        return loss.isEmpty() && tick - nextRenewal >= 0;
    }

    /// How long nothing happens by itself.
    public Duration quiet(long tick) {
        return Duration.ofNanos(Math.max(0, Math.min(nextRenewal, deadline) - tick));
    }

    private Optional<Loss> lost(long tick) {
        return loss.or(() -> tick - deadline >= 0 ? Optional.of(Loss.UNRENEWED) : Optional.empty());
    }

    private Duration graceLeft(long tick) {
        var end = toldAt.orElse(tick) + terms.grace().toNanos();
        return Duration.ofNanos(Math.max(0, end - tick));
    }

    private static long deadline(Lease lease, Instant now, long sent, Terms terms) {
        return sent + terms.mayActFor(lease.life(now)).toNanos();
    }

    private Hold withNextRenewal(long tick) {
        return new Hold(lease, terms, deadline, tick, ask, toldAt, loss);
    }
}
