package boocontrol.activity.entity;

import boocontrol.activity.entity.Outcome.Placed;
import boocontrol.activity.entity.Outcome.PlacedPoison;
import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// An outcome in the making.
final class Change {

    /// Lives that are over are recognised by so many of their rows.
    private static final int REMEMBERED = 64;

    private final List<Epoch> epochs;
    private final List<Placed> rows = new ArrayList<>();
    private final List<PlacedPoison> poison = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    Change(Ledger ledger) {
        epochs = new ArrayList<>(ledger.epochs());
    }

    Epoch epoch(long number) {
        return epochs.get(index(number));
    }

    List<Epoch> epochs() {
        return epochs;
    }

    void replace(long number, UnaryOperator<Epoch> next) {
        epochs.set(index(number), next.apply(epoch(number)));
    }

    /// Adds an epoch at a place: 0 makes it current.
    void add(int place, Epoch epoch) {
        epochs.add(place, epoch);
    }

    /// The epoch is the current one from now on, if it was not.
    void makeCurrent(long number) {
        if (epochs.getFirst().number() != number) {
            var epoch = epochs.remove(index(number));
            epochs.addFirst(epoch.turned(nextTurn(), epoch.processStart()));
        }
    }

    void place(long number, Collection<SwapRow> more) {
        var marks = new HashMap<Long, Optional<Fingerprint>>();
        for (var row : more) {
            marks.put(row.id(), Optional.of(Fingerprint.of(row)));
            rows.add(new Placed(number, row));
        }
        replace(number, epoch -> epoch.with(marks));
    }

    /// Keeps poison aside; where it tells its id, that id is accounted for.
    void putAside(long number, Collection<Poison> more) {
        var marks = new HashMap<Long, Optional<Fingerprint>>();
        for (var each : more) {
            each.id().ifPresent(id -> marks.put(id, Optional.empty()));
            poison.add(new PlacedPoison(number, each));
        }
        replace(number, epoch -> epoch.with(marks));
    }

    void miss(Collection<Gap> more) {
        gaps.addAll(more);
    }

    long nextNumber() {
        return 1 + epochs.stream().mapToLong(Epoch::number).max().orElse(0);
    }

    long nextTurn() {
        return 1 + epochs.stream().mapToLong(Epoch::turn).max().orElse(0);
    }

    Outcome outcome(Collection<SwapRow> held, OptionalLong connection, boolean owed) {
        var kept = new ArrayList<Epoch>();
        for (var epoch : epochs.subList(0, Math.min(epochs.size(), Ledger.EPOCHS))) {
            kept.add(kept.isEmpty() ? epoch : epoch.remembering(REMEMBERED));
        }
        rows.sort(
                Comparator.comparingLong(Placed::epoch)
                        .thenComparingLong(placed -> placed.row().id()));
        return new Outcome(
                new Ledger(kept, List.copyOf(held), connection), rows, poison, gaps, owed);
    }

    private int index(long number) {
        for (var i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).number() == number) {
                return i;
            }
        }
        throw new IllegalArgumentException("no epoch " + number);
    }
}
