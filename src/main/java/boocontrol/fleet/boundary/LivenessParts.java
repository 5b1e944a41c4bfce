package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.Liveness;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A liveness laid out flat.
record LivenessParts(
        Optional<Instant> since,
        OptionalInt failures,
        Optional<Liveness.Reason> reason,
        Optional<Instant> lastSeen,
        Optional<Instant> retryAt) {

    static LivenessParts of(Liveness liveness) {
        return switch (liveness) {
            case Liveness.Starting(var since) -> since(since);
            case Liveness.Connected connected -> since(connected.since());
            case Liveness.Disabled(var since) -> since(since);
            case Liveness.Reconnecting(var failures, var reason, var seen, var retryAt) ->
                    waiting(failures, reason, seen, retryAt);
            case Liveness.Down(var failures, var reason, var seen, var retryAt) ->
                    waiting(failures, reason, seen, retryAt);
        };
    }

    private static LivenessParts since(Instant since) {
        return new LivenessParts(
                Optional.of(since),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LivenessParts waiting(
            int failures, Liveness.Reason reason, Optional<Instant> seen, Instant retryAt) {
        return new LivenessParts(
                Optional.empty(),
                OptionalInt.of(failures),
                Optional.of(reason),
                seen,
                Optional.of(retryAt));
    }
}
