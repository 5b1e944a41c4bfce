package boocontrol.fleet.entity;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.HostFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the database keeps of a host, for the time between our start and its first word.
///
/// @param models without what follows from other things: expiry and median load
public record KeptHost(
        ProviderId provider,
        Optional<HostFacts> facts,
        Optional<Instant> lastByte,
        List<ModelView> models,
        Optional<Instant> modelsAt) {

    public KeptHost {
        models = List.copyOf(models);
    }

    /// What is worth keeping of `state`.
    public static KeptHost of(HostState state) {
        return new KeptHost(
                state.provider().id(),
                state.facts(),
                state.lastByte(),
                state.models(),
                state.modelsAt());
    }

    /// Nothing is known.
    public static KeptHost unknown(ProviderId provider) {
        return new KeptHost(
                provider, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public boolean empty() {
        return equals(unknown(provider));
    }
}
