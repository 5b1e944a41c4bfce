package boocontrol.leases.entity;

import java.time.Duration;

/// The times every lease keeps to; all follow from two.
///
/// A holder renews three times in a TTL and stops by itself at four fifths of it, by a clock that
/// never steps, counted from before it asked. So it has stopped when its lease expires even if its
/// clock runs up to a fifth too slow.
///
/// @param ttl for so long a lease lives without being renewed
/// @param maxHold for so long at most, however often it is renewed
public record Terms(Duration ttl, Duration maxHold) {

    public static final Duration SHORTEST_TTL = Duration.ofSeconds(1);
    public static final Terms DEFAULT = new Terms(Duration.ofSeconds(30), Duration.ofHours(4));

    public Terms {
        if (ttl.compareTo(SHORTEST_TTL) < 0) {
            throw new IllegalArgumentException("a TTL is 1 s or longer");
        }
        if (maxHold.compareTo(ttl) < 0) {
            throw new IllegalArgumentException("the longest hold is no shorter than the TTL");
        }
    }

    public Duration renewEvery() {
        return ttl.dividedBy(3);
    }

    /// When to try again after a renewal got no answer.
    public Duration retryAfter() {
        return ttl.dividedBy(15);
    }

    /// For how long a holder may act on a lease that lives for `life` when it asked.
    public Duration mayActFor(Duration life) {
        return life.multipliedBy(4).dividedBy(5);
    }

    /// How long a host rests after an exclusive lease that nobody gave back: what its holder sent
    /// may still be on its way, and the host cannot check fences.
    public Duration lockDelay() {
        return ttl.dividedBy(6);
    }

    /// How long a holder has to stop once it was told that somebody asks.
    public Duration grace() {
        return ttl.dividedBy(3);
    }

    /// When somebody who asks has the host at the latest, if nobody else is in the way: a holder
    /// may hear of it just before its lease expires.
    public Duration preemptedWithin() {
        return ttl.plus(grace().compareTo(lockDelay()) > 0 ? grace() : lockDelay());
    }

    /// Long enough for the one who asks to come back in time.
    public Duration askLasts() {
        return ttl.multipliedBy(2);
    }
}
