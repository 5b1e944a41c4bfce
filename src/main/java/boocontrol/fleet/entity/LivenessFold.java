package boocontrol.fleet.entity;

import boocontrol.fleet.entity.HostMemory.Told;
import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Liveness.Signal;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.HostFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How connecting, losing, disabling and enabling a host changes what we hold of it. Pure.
///
/// A change from one kind of liveness to another is an event to keep; further failed attempts and a
/// quiet reconnect are none.
public final class LivenessFold {

    private LivenessFold() {}

    /// A stream is open and the host was asked what it is.
    public static Told opened(
            HostMemory memory,
            HostFacts facts,
            Instant at,
            Backoff backoff,
            RandomGenerator random) {
        var heard = memory.with(memory.state().with(facts).heard(at));
        return on(heard.opened(), new Signal.Opened(at), backoff, random);
    }

    /// The stream ended, an attempt failed, or the provider was changed; in each case nothing is
    /// being read now.
    public static Told ended(
            HostMemory memory, Signal signal, Backoff backoff, RandomGenerator random) {
        return HostFold.closed(memory).then(closed -> on(closed, signal, backoff, random));
    }

    private static Told on(
            HostMemory memory, Signal signal, Backoff backoff, RandomGenerator random) {
        var before = memory.state().liveness();
        var after = before.on(signal, backoff, random);
        var told = memory.with(memory.state().with(after));
        if (before.word().equals(after.word())) {
            return Told.nothing(told);
        }
        return new Told(told, event(told, after, at(signal)).stream().toList());
    }

    private static Instant at(Signal signal) {
        return switch (signal) {
            case Signal.Opened(var at) -> at;
            case Signal.Lost lost -> lost.at();
            case Signal.Disabled(var at) -> at;
            case Signal.Restarted(var at) -> at;
        };
    }

    private static Optional<ModelEvent> event(HostMemory memory, Liveness after, Instant at) {
        return switch (after) {
            case Liveness.Starting _ -> Optional.empty();
            case Liveness.Connected _ -> Optional.of(event(memory, Kind.CONNECTED, at));
            case Liveness.Reconnecting waiting ->
                    Optional.of(event(memory, Kind.RECONNECTING, at).with(said(waiting.reason())));
            case Liveness.Down waiting ->
                    Optional.of(event(memory, Kind.DOWN, at).with(said(waiting.reason())));
            case Liveness.Disabled _ -> Optional.of(event(memory, Kind.DISABLED, at));
        };
    }

    private static ModelEvent event(HostMemory memory, Kind kind, Instant at) {
        var id = memory.state().provider().id();
        return ModelEvent.of(id, ModelEvent.HOST, kind, at, true);
    }

    private static Optional<String> said(Reason reason) {
        return Optional.of(reason.word().text() + ": " + reason.detail());
    }
}
