package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.KeptEvent;
import boocontrol.fleet.entity.ModelEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// One thing that happened on a host.
///
/// @param model `*` when it concerns the host as a whole
/// @param at when we learnt it, by the server's clock
/// @param observed seen as it happened; otherwise concluded from two looks
/// @param text of a failure, a reason or a gap, in words
/// @param durationMs of a load, from the first sight of it to `ready`
public record EventView(
        UUID id,
        String providerId,
        String model,
        ModelEvent.Kind kind,
        Instant at,
        boolean observed,
        Optional<String> text,
        OptionalLong durationMs,
        Optional<GapView> gap) {

    /// Activity rows that are missing.
    ///
    /// @param epoch one life of the host's id counter, as counted by us
    /// @param firstId of the missing rows, and `lastId`, both included, where the ids tell
    /// @param count null when a loss is only suspected
    public record GapView(
            OptionalLong epoch, OptionalLong firstId, OptionalLong lastId, OptionalLong count) {

        private static GapView of(ModelEvent.Gap gap) {
            return new GapView(gap.epoch(), gap.firstId(), gap.lastId(), gap.count());
        }
    }

    static EventView of(KeptEvent kept) {
        var event = kept.event();
        return new EventView(
                kept.id(),
                event.provider().value(),
                event.model(),
                event.kind(),
                event.at(),
                event.observed(),
                event.text(),
                HostView.millis(event.duration()),
                event.gap().map(GapView::of));
    }
}
