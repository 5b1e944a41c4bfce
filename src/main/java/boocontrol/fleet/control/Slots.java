package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostMemory;
import boocontrol.fleet.entity.HostMemory.Told;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// All slots, and the one lock that holds them still together.
///
/// Changes of different hosts run side by side (each takes the lock shared, then its own slot's
/// monitor); [#join] takes it alone.
final class Slots {

    private static final Logger LOGGER = System.getLogger(Slots.class.getName());

    private final ReentrantReadWriteLock still = new ReentrantReadWriteLock(true);
    private final ConcurrentSkipListMap<ProviderId, HostSlot> slots = new ConcurrentSkipListMap<>();
    private final Consumer<HostChanged> changes;
    private final Consumer<ModelEvent> events;

    Slots(Consumer<HostChanged> changes, Consumer<ModelEvent> events) {
        this.changes = changes;
        this.events = events;
    }

    List<HostState> states() {
        return slots.values().stream().map(HostSlot::state).toList();
    }

    Optional<HostSlot> find(ProviderId id) {
        return Optional.ofNullable(slots.get(id));
    }

    void join(Consumer<List<HostState>> join) {
        still.writeLock().lock();
        try {
            join.accept(states());
        } finally {
            still.writeLock().unlock();
        }
    }

    /// A new slot, told at once.
    HostSlot add(HostMemory first) {
        var slot = new HostSlot(first, still.readLock(), new Publisher());
        still.readLock().lock();
        try {
            slots.put(first.state().provider().id(), slot);
            slot.announce(false);
        } finally {
            still.readLock().unlock();
        }
        return slot;
    }

    /// The host left the registry.
    void remove(ProviderId id) {
        still.readLock().lock();
        try {
            Optional.ofNullable(slots.remove(id)).ifPresent(slot -> slot.announce(true));
        } finally {
            still.readLock().unlock();
        }
    }

    private final class Publisher implements HostSlot.Listener {

        @Override
        public void changed(HostState state, boolean removed) {
            try {
                changes.accept(new HostChanged(state, removed));
            } catch (RuntimeException e) {
                // A listener's bug must not stop the host from being followed.
                LOGGER.log(Level.ERROR, "a listener failed on " + state.provider().id(), e);
            }
        }

        @Override
        public void told(Told told) {
            told.events().forEach(events);
        }
    }
}
