package boocontrol.fleet.entity;

import boocontrol.hosts.entity.Provider;
import boocontrol.llamaswap.entity.HostFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything we know of one host at one moment (seam): immutable, replaced as a whole by the one
/// writer of its slot.
///
/// @param life of this slot in this process; `seq` only means something inside it
/// @param seq grows by one with every change
/// @param facts of the last probe that succeeded
/// @param lastByte when the host last said anything at all; updated at most once a second
/// @param models as last told, kept (and shown as old) while the host is away
/// @param modelsAt when `models` was told
public record HostState(
        Provider provider,
        String life,
        long seq,
        Liveness liveness,
        Optional<HostFacts> facts,
        Optional<Instant> lastByte,
        List<ModelView> models,
        Optional<Instant> modelsAt,
        Inflight inflight,
        Losses losses) {

    public HostState {
        models = List.copyOf(models);
    }
}
