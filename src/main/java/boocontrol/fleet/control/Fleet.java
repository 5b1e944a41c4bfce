package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostFold;
import boocontrol.fleet.entity.HostMemory;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The state of all hosts in memory (seam).
@ApplicationScoped
public class Fleet {

    private final Slots slots;
    private final Clock clock;
    private final Ticker ticker;

    @Inject
    Fleet(Event<HostChanged> changed, ModelEvents events, Clock clock, Ticker ticker) {
        this(changed::fire, events::record, clock, ticker);
    }

    /// A fleet without container.
    ///
    /// @param changed told of every change, inside it; must not block
    /// @param events told what to keep; must not block
    public Fleet(
            Consumer<HostChanged> changed,
            Consumer<ModelEvent> events,
            Clock clock,
            Ticker ticker) {
        this.slots = new Slots(changed, events);
        this.clock = clock;
        this.ticker = ticker;
    }

    /// For the container's proxies: an empty fleet.
    public Fleet() {
        this(_ -> {}, _ -> {}, Clock.systemUTC(), () -> 0);
    }

    /// All llama-swap hosts of the registry, disabled ones included, ordered by id.
    public List<HostState> hosts() {
        return slots.states();
    }

    public Optional<HostState> host(ProviderId id) {
        return slots.find(id).map(HostSlot::state);
    }

    /// Runs `join` with all states while no slot can change: whoever registers inside it misses
    /// nothing and sees nothing twice. Must not block.
    public void join(Consumer<List<HostState>> join) {
        slots.join(join);
    }

    /// Activity tells of a request that was just seen to end (not of backfilled ones): it moves the
    /// model's expiry, and a failed start lends its text to `load_failed`.
    public void completed(ProviderId id, SwapRow row) {
        slots.find(id)
                .ifPresent(slot -> slot.change(memory -> HostFold.completed(memory, row, now())));
    }

    /// A host was asked, and its clock is so far ahead of ours. The answers' date is good to a
    /// second, so what differs by no more is no news.
    public void clockSkew(ProviderId id, Duration skew) {
        slots.find(id)
                .ifPresent(slot ->
                        slot.replace(memory -> memory.with(memory.state().withClockSkew(skew))));
    }

    /// Adds to the counters of a host.
    public void lost(ProviderId id, Losses more) {
        slots.find(id)
                .ifPresent(slot -> slot.replace(memory -> memory.with(memory.state().plus(more))));
    }

    /// What was ever told by a host that is not connected now is forgotten.
    void forget(ProviderId id) {
        slots.find(id).ifPresent(slot -> slot.replace(HostMemory::forgotten));
    }

    Slots slots() {
        return slots;
    }

    private Moment now() {
        return new Moment(clock.instant(), ticker.nanos());
    }
}
