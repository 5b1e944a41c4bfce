package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Outcome;
import boocontrol.activity.entity.Outcome.PlacedPoison;
import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// What one reading of a host brings to the database, all or nothing: rows, what is kept aside, the
/// gaps around the rows, and the watermarks that say so.
///
/// @param at when it was read, by our clock
record Placement(
        ProviderId provider,
        Instant at,
        List<ActivityRow> rows,
        List<PlacedPoison> poison,
        List<KeptGap> gaps,
        List<EpochMark> marks) {

    /// @param id makes writing it twice harmless
    record KeptGap(UUID id, Gap gap) {}

    Placement {
        rows = List.copyOf(rows);
        poison = List.copyOf(poison);
        gaps = List.copyOf(gaps);
        marks = List.copyOf(marks);
    }

    static Placement of(ProviderId provider, Ledger before, Outcome outcome, Instant at) {
        return new Placement(
                provider,
                at,
                outcome.rows().stream()
                        .map(placed ->
                                new ActivityRow(provider, placed.epoch(), placed.row(), at, true))
                        .toList(),
                outcome.poison(),
                outcome.gaps().stream().map(gap -> new KeptGap(UUID.randomUUID(), gap)).toList(),
                outcome.ledger().marksSince(before));
    }

    boolean isEmpty() {
        return rows.isEmpty() && poison.isEmpty() && gaps.isEmpty() && marks.isEmpty();
    }

    /// Of the gaps whose number is known.
    long lostRows() {
        return gaps.stream().mapToLong(kept -> kept.gap().count().orElse(0)).sum();
    }

    /// How much room it takes.
    int weight() {
        return Math.max(1, rows.size() + poison.size());
    }

    /// The first half of the rows, without the watermarks: they are only true once the
    /// [#secondHalf] is written too.
    Placement firstHalf() {
        return new Placement(
                provider, at, rows.subList(0, rows.size() / 2), List.of(), List.of(), List.of());
    }

    Placement secondHalf() {
        return new Placement(
                provider, at, rows.subList(rows.size() / 2, rows.size()), poison, gaps, marks);
    }

    /// With its only row kept aside, because the database refuses it.
    Placement withRowAside(String reason) {
        var row = rows.getFirst();
        var aside = new ArrayList<>(poison);
        aside.add(
                new PlacedPoison(
                        row.epoch(),
                        new Poison(OptionalLong.of(row.row().id()), reason, row.row().toString())));
        return new Placement(provider, at, List.of(), aside, gaps, marks);
    }
}
