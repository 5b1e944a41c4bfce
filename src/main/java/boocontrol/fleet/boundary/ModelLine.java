package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.ModelView;
import boocontrol.fleet.entity.ModelView.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One model of a host.
///
/// @param state `stopped`, `starting`, `ready`, `stopping`, `shutdown`, `remote` (on a peer) or
///   `unknown`
/// @param since when the state was first seen; null when it was already so at our first look
/// @param peer the peer it lives on
/// @param ttlS configured, 0 = never unloads, null = unknown
/// @param expiry how well `expiresAt` is known: `none`, `exact`, `at_most`, `held` (requests in
///   flight) or `unknown`
/// @param medianLoadMs of its last loads on this host, at most 20
/// @param contextLength tokens
/// @param failure text of the last failed load, until the next success
public record ModelLine(
        String id,
        String name,
        String description,
        String state,
        Optional<Instant> since,
        boolean unlisted,
        Optional<String> peer,
        List<String> aliases,
        OptionalLong ttlS,
        String expiry,
        Optional<Instant> expiresAt,
        OptionalLong medianLoadMs,
        OptionalInt contextLength,
        Optional<String> failure) {

    static ModelLine of(ModelView view) {
        var model = view.model();
        return new ModelLine(
                model.id(),
                model.name(),
                model.description(),
                model.phase().name().toLowerCase(Locale.ROOT),
                view.since(),
                model.unlisted(),
                model.peerId(),
                model.aliases(),
                view.ttl()
                        .map(Duration::toSeconds)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                word(view.expiry()),
                at(view.expiry()),
                HostView.millis(view.medianLoad()),
                view.contextLength(),
                view.failure());
    }

    private static String word(Expiry expiry) {
        return switch (expiry) {
            case Expiry.None _ -> "none";
            case Expiry.Exact _ -> "exact";
            case Expiry.AtMost _ -> "at_most";
            case Expiry.Held _ -> "held";
            case Expiry.Unknown _ -> "unknown";
        };
    }

    private static Optional<Instant> at(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Exact(var at) -> Optional.of(at);
            case Expiry.AtMost(var at) -> Optional.of(at);
            case Expiry.None _, Expiry.Held _, Expiry.Unknown _ -> Optional.empty();
        };
    }
}
