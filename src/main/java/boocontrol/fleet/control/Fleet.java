package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The state of all hosts in memory (seam).
@ApplicationScoped
public class Fleet {

    /// All llama-swap hosts of the registry, disabled ones included, ordered by id.
    public List<HostState> hosts() {
        return List.of();
    }

    public Optional<HostState> host(ProviderId id) {
        return Optional.empty();
    }

    /// Runs `join` with all states while no slot can change: whoever registers inside it misses
    /// nothing and sees nothing twice. Must not block.
    public void join(Consumer<List<HostState>> join) {
        join.accept(hosts());
    }

    /// Activity tells of a request that was just seen to end (not of backfilled ones): it moves the
    /// model's expiry, and a failed start lends its text to `load_failed`.
    public void completed(ProviderId id, SwapRow row) {}

    /// Adds to the counters of a host.
    public void lost(ProviderId id, Losses more) {}
}
