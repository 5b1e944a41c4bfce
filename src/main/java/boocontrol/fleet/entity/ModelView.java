package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.SwapModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What we know of one model on one host (seam).
///
/// @param since when the phase was first seen; empty when it was already so at our first look
/// @param ttl configured, zero = never unloads, empty = unknown
/// @param expiry when the host will unload it, as well as can be told
/// @param medianLoad of the past loads of this model on this host
/// @param failure the text of the last failed load, until the next success
public record ModelView(
        SwapModel model,
        Optional<Instant> since,
        Optional<Duration> ttl,
        Expiry expiry,
        Optional<Duration> medianLoad,
        OptionalInt contextLength,
        Optional<String> failure) {

    ModelView failing(String text) {
        return new ModelView(
                model, since, ttl, expiry, medianLoad, contextLength, Optional.of(text));
    }

    /// When a ready model will be unloaded, with the quality of the estimate (protocol 6.4).
    public sealed interface Expiry {

        /// Not ready, or TTL never, or a peer: there is nothing to count down.
        record None() implements Expiry {}

        /// We saw the last completion since it became ready.
        record Exact(Instant at) implements Expiry {}

        /// No completion seen yet: not later than this.
        record AtMost(Instant at) implements Expiry {}

        /// Requests are in flight: the countdown is held.
        record Held() implements Expiry {}

        /// The TTL is not known.
        record Unknown() implements Expiry {}
    }
}
