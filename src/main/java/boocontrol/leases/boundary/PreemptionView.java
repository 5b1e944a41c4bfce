package boocontrol.leases.boundary;

import boocontrol.leases.entity.Asking;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an ask.
///
/// @param state `asked`: the holders are told at their next renewal; claim again every second.
///   `free`: nobody is in the way, claim it
/// @param latest when the claim is granted at the latest, by the database's clock
public record PreemptionView(State state, Optional<Instant> askedAt, Optional<Instant> latest) {

    @Schema(name = "PreemptionState")
    public enum State {
        ASKED,
        FREE
    }

    static PreemptionView of(Asking.Asked asked) {
        return new PreemptionView(
                State.ASKED, Optional.of(asked.ask().at()), Optional.of(asked.latest()));
    }

    static PreemptionView free() {
        return new PreemptionView(State.FREE, Optional.empty(), Optional.empty());
    }
}
