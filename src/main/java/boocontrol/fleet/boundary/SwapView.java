package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.Swap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A load of a model, and who had to go for it.
///
/// @param beganAt the first sight of the load, by the server's clock
/// @param end ready, load_failed or stopped; null while it is not known
/// @param text why it failed, in the host's words
/// @param evicted models that stopped just before; concluded, because hosts do not say why
/// @param costMs from the first of them beginning to stop to the end of the load
/// @param observed everything was seen as it happened
public record SwapView(
        String providerId,
        String model,
        Instant beganAt,
        Optional<ModelEvent.Kind> end,
        Optional<Instant> endedAt,
        Optional<String> text,
        List<String> evicted,
        OptionalLong costMs,
        boolean observed) {

    static SwapView of(Swap swap) {
        return new SwapView(
                swap.provider().value(),
                swap.model(),
                swap.began(),
                swap.end().map(Swap.End::kind),
                swap.end().map(Swap.End::at),
                swap.end().flatMap(Swap.End::text),
                swap.evicted(),
                HostView.millis(swap.cost()),
                swap.observed());
    }
}
