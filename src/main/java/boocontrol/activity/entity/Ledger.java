package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What we know of one host's id counters: the epochs we remember, and rows that wait for a look.
/// Immutable; every reading makes the next one.
///
/// @param epochs the current one first, then by when they were current
/// @param held rows of the stream that do not continue the current epoch: a look will tell whether
///   something is missing before them or they are late rows of an older life
/// @param connection on which the current epoch was last looked at
public record Ledger(List<Epoch> epochs, List<SwapRow> held, OptionalLong connection) {

    /// So many lives are remembered: a store that is switched away from and back to is recognised.
    public static final int EPOCHS = 8;

    /// More rows than these are not held; a look finds what the host still has.
    static final int HELD = 1_000;

    /// A reload lets running requests end within 30 seconds; then their rows come.
    private static final Duration LATE = Duration.ofMinutes(2);

    /// Nothing is known: the first look begins epoch 1 and finds no gap, since a fresh install
    /// misses nothing.
    public static final Ledger EMPTY = new Ledger(List.of(), List.of(), OptionalLong.empty());

    public Ledger {
        epochs = List.copyOf(epochs);
        held = List.copyOf(held);
    }

    /// As recovered from the database.
    public static Ledger of(List<Epoch> epochs) {
        var newestFirst =
                epochs.stream().sorted(Comparator.comparingLong(Epoch::turn).reversed()).toList();
        return new Ledger(newestFirst, List.of(), OptionalLong.empty());
    }

    public Optional<Epoch> current() {
        return epochs.stream().findFirst();
    }

    /// Whose rows a look shows.
    public Verdict judge(Look look) {
        return Judgement.of(this, look);
    }

    /// Takes a look in. Must not be one that is judged [Verdict.Deeper].
    public Outcome look(Look look, Instant at) {
        return new Looking(this, look, at).outcome();
    }

    /// Takes in rows that the stream told (ring dialect), in whatever order.
    public Outcome hear(RowBatch batch, Instant at) {
        return Hearing.outcome(this, Stamps.micros(batch), at);
    }

    /// What is to be kept of the epochs that are not the same in `before`.
    public List<EpochMark> marksSince(Ledger before) {
        var known = before.epochs.stream().map(EpochMark::of).toList();
        return epochs.stream().map(EpochMark::of).filter(mark -> !known.contains(mark)).toList();
    }

    /// Exactly this row is known, in whatever epoch.
    boolean knows(SwapRow row) {
        return epochs.stream().anyMatch(epoch -> epoch.recent().knows(row));
    }

    /// Whether a row may also be a late one of the life before: such rows come on the stream for a
    /// while after a host has reloaded its configuration, and the ids of both lives are the same.
    boolean mayBeLate(long id, Instant at) {
        return epochs.size() > 1 && epochs.get(1).lacks(id) && young(at);
    }

    /// Whether an id is accounted for so long since that we do not remember its row: then it is
    /// told again, and not a late one of the life before.
    boolean forgot(long id, Instant at) {
        return !epochs.isEmpty()
                && id <= epochs.getFirst().settled() - Recent.BELOW
                && (epochs.size() == 1 || !young(at));
    }

    private boolean young(Instant at) {
        return at.isBefore(epochs.getFirst().firstSeen().plus(LATE));
    }
}
