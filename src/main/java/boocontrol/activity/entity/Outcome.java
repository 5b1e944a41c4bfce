package boocontrol.activity.entity;

import boocontrol.fleet.entity.ModelEvent;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import java.util.List;

/// What became of a reading.
///
/// @param ledger to go on with
/// @param rows new to us, in the order of their epochs and ids
/// @param poison to keep aside
/// @param gaps rows we know or suspect we missed
/// @param owed the host must be asked: something could not be placed, or is missing
public record Outcome(
        Ledger ledger,
        List<Placed> rows,
        List<PlacedPoison> poison,
        List<ModelEvent.Gap> gaps,
        boolean owed) {

    /// A row with its epoch.
    public record Placed(long epoch, SwapRow row) {}

    /// What cannot be a row, with the epoch it was read in.
    public record PlacedPoison(long epoch, Poison poison) {}

    public Outcome {
        rows = List.copyOf(rows);
        poison = List.copyOf(poison);
        gaps = List.copyOf(gaps);
    }

    static Outcome unchanged(Ledger ledger, boolean owed) {
        return new Outcome(ledger, List.of(), List.of(), List.of(), owed);
    }
}
