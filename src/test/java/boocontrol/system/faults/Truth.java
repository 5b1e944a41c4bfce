package boocontrol.system.faults;

import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.LedgerRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the cockpit tells of a host's rows, held against what the host really finished.
///
/// @param lost rows finished and not told
/// @param doubled rows told more often than finished
/// @param invented rows told and never finished
/// @param epochs lives of the id counter that are told; exact when the rows of each are the rows of
///   one real life
record Truth(int finished, int lost, int doubled, int invented, int epochs, boolean exact) {

    /// By what a row is recognised: all that every release tells.
    record Mark(long id, Instant at, String model, long durationMs, long outputTokens) {

        private static Mark of(LedgerRow row, ChronoUnit precision) {
            return new Mark(
                    row.id(),
                    row.at().truncatedTo(precision),
                    row.model(),
                    row.durationMs(),
                    row.outputTokens());
        }
    }

    /// Rows that cannot be stored as they are may be told or not.
    static Truth of(SimulatedHost host, List<Cockpit.Row> all) {
        var poisoned =
                host.rows().stream()
                        .filter(LedgerRow::poisoned)
                        .map(LedgerRow::id)
                        .collect(Collectors.toSet());
        return ofHonest(host, all.stream().filter(row -> !poisoned.contains(row.id())).toList());
    }

    private static Truth ofHonest(SimulatedHost host, List<Cockpit.Row> told) {
        var real = host.rows().stream().filter(row -> !row.poisoned()).toList();
        var lives = sets(real, LedgerRow::epoch, row -> Mark.of(row, ChronoUnit.MICROS));
        var seconds = sets(real, LedgerRow::epoch, row -> Mark.of(row, ChronoUnit.SECONDS));
        var epochs = sets(told, row -> (int) row.epoch(), Cockpit.Row::mark);
        var marks = all(epochs);
        // Rings tell nanoseconds, of which microseconds are kept; stores tell seconds.
        var lost =
                real.stream()
                        .filter(row -> !marks.contains(Mark.of(row, ChronoUnit.MICROS)))
                        .filter(row -> !marks.contains(Mark.of(row, ChronoUnit.SECONDS)))
                        .count();
        var known = new HashSet<>(all(lives));
        known.addAll(all(seconds));
        return new Truth(
                real.size(),
                (int) lost,
                told.size() - marks.size(),
                (int) marks.stream().filter(mark -> !known.contains(mark)).count(),
                epochs.size(),
                epochs.size() == lives.size()
                        && epochs.stream()
                                .allMatch(
                                        epoch -> lives.contains(epoch) || seconds.contains(epoch)));
    }

    /// Nothing lost, doubled or invented, and every life told apart.
    boolean whole() {
        return lost == 0 && doubled == 0 && invented == 0 && exact;
    }

    private static <R, M> Set<Set<M>> sets(
            List<R> rows, Function<R, Integer> life, Function<R, M> mark) {
        return rows.stream()
                .collect(Collectors.groupingBy(life, Collectors.mapping(mark, Collectors.toSet())))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }

    private static <M> Set<M> all(Set<Set<M>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
