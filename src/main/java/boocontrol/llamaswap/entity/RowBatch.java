package boocontrol.llamaswap.entity;

import java.util.List;
import java.util.OptionalLong;

/// Rows that came together, and those among them that cannot be rows (seam). A poison row never
/// stops its neighbours.
public record RowBatch(List<SwapRow> rows, List<Poison> poison) {

    /// Something in the place of a row that no row can be made of.
    ///
    /// @param id its entry id, when at least that could be read
    /// @param reason what is wrong, in words
    /// @param raw the JSON text as received, cut at 4,096 characters
    public record Poison(OptionalLong id, String reason, String raw) {}

    public static final RowBatch EMPTY = new RowBatch(List.of(), List.of());

    public RowBatch {
        rows = List.copyOf(rows);
        poison = List.copyOf(poison);
    }
}
