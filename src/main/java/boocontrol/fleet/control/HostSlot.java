package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostMemory;
import boocontrol.fleet.entity.HostMemory.Told;
import boocontrol.fleet.entity.HostState;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;

/// The current state of one host: changed one change at a time, read by anyone without waiting.
///
/// What it tells (the next state, events to keep) is told inside the change, so in order. Nobody
/// who listens may block.
final class HostSlot {

    /// Hears of every change.
    interface Listener {

        void changed(HostState state, boolean removed);

        void told(Told told);
    }

    private final Lock turn;
    private final Listener listener;
    private volatile HostMemory memory;
    private boolean gone;

    /// @param turn held during a change; who holds its counterpart stops all slots
    HostSlot(HostMemory first, Lock turn, Listener listener) {
        this.memory = first;
        this.turn = turn;
        this.listener = listener;
    }

    HostState state() {
        return memory.state();
    }

    HostMemory memory() {
        return memory;
    }

    /// Applies `change`; the state counts up if it differs. After the slot has gone nothing
    /// changes.
    void change(Function<HostMemory, Told> change) {
        alone(() -> {
            if (gone) {
                return;
            }
            var before = memory;
            var told = change.apply(before);
            var state = told.memory().state().after(before.state());
            memory = told.memory().with(state);
            if (state.seq() != before.state().seq()) {
                listener.changed(state, false);
            }
            listener.told(told);
        });
    }

    /// Applies a change that makes no events.
    void replace(Function<HostMemory, HostMemory> change) {
        change(before -> new Told(change.apply(before), List.of()));
    }

    /// Tells the state as it is: of a slot that came, or goes.
    void announce(boolean removed) {
        alone(() -> {
            gone = removed;
            listener.changed(memory.state(), removed);
        });
    }

    private void alone(Runnable change) {
        turn.lock();
        try {
            synchronized (this) {
                change.run();
            }
        } finally {
            turn.unlock();
        }
    }
}
