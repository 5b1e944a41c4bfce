package boocontrol.activity.entity;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.batch;

import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads into one ledger, and tells what was placed as `epoch~id` and what is missing.
abstract class OneLedger {

    Ledger ledger = Ledger.EMPTY;
    final List<String> placed = new ArrayList<>();
    final List<String> gaps = new ArrayList<>();
    boolean owed;

    void look(Look look) {
        take(ledger.look(look, NOON));
    }

    void hear(SwapRow... rows) {
        hear(batch(rows));
    }

    void hear(RowBatch batch) {
        take(ledger.hear(batch, NOON));
    }

    void take(Outcome outcome) {
        ledger = outcome.ledger();
        owed = outcome.owed();
        outcome.poison()
                .forEach(each ->
                        placed.add("p" + each.epoch() + "~" + each.poison().id().orElse(-1)));
        outcome.rows().forEach(each -> placed.add(each.epoch() + "~" + each.row().id()));
        outcome.gaps().forEach(gap -> gaps.add(text(gap)));
    }

    private static String text(Gap gap) {
        return "%d: %s-%s (%s)"
                .formatted(
                        gap.epoch().orElse(-1),
                        text(gap.firstId()),
                        text(gap.lastId()),
                        text(gap.count()));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? "" + number.getAsLong() : "?";
    }
}
