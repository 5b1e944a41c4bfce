package boocontrol.fleet.entity;

import boocontrol.fleet.entity.ModelView.Expiry;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What must be remembered of one model to tell its [ModelView].
///
/// @param loading when its load was seen to begin, on this connection
/// @param readyBy it was ready at this time at the latest, by our clock; its last use before was
///   not seen
/// @param usedAt its last completion seen since, on this connection
public record ModelMemory(
        Optional<Moment> loading,
        Optional<Instant> readyBy,
        Optional<Instant> usedAt,
        LoadTimes loads) {

    public static final ModelMemory NONE =
            new ModelMemory(Optional.empty(), Optional.empty(), Optional.empty(), LoadTimes.NONE);

    /// After a phase was told. Completions before it became ready (again) count no longer.
    ///
    /// @param fresh first list of a connection: whatever was used before, was not seen
    ModelMemory told(Phase before, Phase after, boolean fresh, Moment now) {
        var changed = fresh || PhaseSteps.plain(before) != PhaseSteps.plain(after);
        return switch (PhaseSteps.plain(after)) {
            case STARTING -> changed ? loading(fresh ? Optional.empty() : Optional.of(now)) : this;
            case READY -> changed ? ready(now, fresh) : this;
            case STOPPED, SHUTDOWN, STOPPING, REMOTE, UNKNOWN -> loading(Optional.empty());
        };
    }

    /// How long the load took that ends now, if its beginning was seen.
    Optional<Duration> loadEnding(Moment now) {
        return loading.map(now::since);
    }

    ModelMemory used(Instant at) {
        return new ModelMemory(loading, readyBy, Optional.of(at), loads);
    }

    ModelMemory with(LoadTimes times) {
        return new ModelMemory(loading, readyBy, usedAt, times);
    }

    /// When the host will unload it (protocol 6.4): its TTL runs from the end of the last request.
    ///
    /// @param busy whether it has requests in flight; empty when that cannot be told
    Expiry expiry(Phase phase, Optional<Duration> ttl, Optional<Boolean> busy) {
        if (phase != Phase.READY || ttl.filter(Duration::isZero).isPresent()) {
            return new Expiry.None();
        }
        if (busy.orElse(false)) {
            return ttl.isPresent() ? new Expiry.Held() : new Expiry.Unknown();
        }
        if (ttl.isEmpty() || busy.isEmpty()) {
            return new Expiry.Unknown();
        }
        Optional<Expiry> exact = usedAt.map(at -> new Expiry.Exact(at.plus(ttl.get())));
        return exact.or(() -> readyBy.map(at -> new Expiry.AtMost(at.plus(ttl.get()))))
                .orElseGet(Expiry.Unknown::new);
    }

    private ModelMemory loading(Optional<Moment> since) {
        return new ModelMemory(since, Optional.empty(), Optional.empty(), loads);
    }

    private ModelMemory ready(Moment now, boolean fresh) {
        var times = fresh ? loads : loadEnding(now).map(loads::plus).orElse(loads);
        return new ModelMemory(Optional.empty(), Optional.of(now.at()), Optional.empty(), times);
    }
}
