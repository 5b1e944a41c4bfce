package boocontrol.llamaswap.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A complete answer.
///
/// @param date of the host's clock, whole seconds
/// @param sent when we asked, by our clock
/// @param received when the headers were in, by our clock
record HttpAnswer(int status, Optional<Instant> date, Instant sent, Instant received, String body) {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /// The host's clock minus ours, whole seconds. The host cuts its date to the second, so half a
    /// second is added; the error is at most one second, and half the time of the call.
    Optional<Duration> clockSkew() {
        return date.map(this::skewOf);
    }

    private Duration skewOf(Instant hostDate) {
        var middle = sent.plus(Duration.between(sent, received).dividedBy(2));
        var skew = Duration.between(middle, hostDate.plus(HALF_A_SECOND));
        return Duration.ofSeconds(Math.round(skew.toMillis() / 1000.0));
    }
}
