package boocontrol.leases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Design, invariant 7, over random histories: the decisions of production in virtual time, judged
/// by a checker of its own; and every mutant is found. `-Dboocontrol.seed=N` runs one history.
class LeaseModelTest {

    private static final int LENGTH = 400;
    private static final int SEQUENCES = Boolean.getBoolean("boocontrol.long") ? 20_000 : 2_000;
    private static final int MUTANT_PATIENCE = 2_000;

    @Test
    void no_history_breaks_a_promise() {
        var grants = 0L;
        var accepted = 0L;
        var rejected = 0L;
        var preempted = 0L;
        for (var seed : seeds()) {
            var checker = checker(seed);
            var ops = ops(seed);
            broken(seed, ops, Protocol.RIGHT, checker).ifPresent(promise -> report(seed, promise));
            grants += checker.grants;
            accepted += checker.accepted;
            rejected += checker.rejected;
            preempted += checker.preempted;
        }
        System.out.printf(
                "lease model: %d histories, %d grants, %d writes accepted, %d rejected, %d preempted,"
                        + " 0 promises broken%n",
                seeds().size(), grants, accepted, rejected, preempted);
        assertThat(accepted).isPositive();
        assertThat(rejected).isPositive();
        assertThat(preempted).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void a_mutant_is_found(Mutant mutant) {
        for (var seed = 1L; seed <= MUTANT_PATIENCE; seed++) {
            var promise = broken(seed, ops(seed), mutant, checker(seed));
            if (promise.isPresent()) {
                System.out.printf("lease model: %s, seed %d: %s%n", mutant, seed, promise.get());
                return;
            }
        }
        fail("not found in %d histories: %s", MUTANT_PATIENCE, mutant);
    }

    @Test
    void a_broken_history_is_made_short() {
        var mutant = Mutant.GRANTS_WHILE_THE_OTHER_IS_LIVE;
        var seed = 1L;

        var shortest = shrunk(seed, ops(seed), mutant);

        assertThat(broken(seed, shortest, mutant, checker(seed))).isPresent();
        assertThat(shortest).hasSizeLessThan(5);
    }

    private static void report(long seed, String promise) {
        fail(
                "%s; with -Dboocontrol.seed=%d, shortest:%n%s",
                promise,
                seed,
                shrunk(seed, ops(seed), Protocol.RIGHT).stream()
                        .map(Op::toString)
                        .collect(Collectors.joining(System.lineSeparator())));
    }

    /// The promise that the history breaks, if any.
    private static Optional<String> broken(
            long seed, List<Op> ops, Protocol protocol, LeaseChecker checker) {
        var database = new ModelDatabase(LeaseWorld.HOST, protocol, LeaseWorld.TERMS, checker);
        try {
            new LeaseWorld(seed, protocol, database, checker).run(ops);
            return Optional.empty();
        } catch (LeaseChecker.Broken e) {
            return Optional.of(e.getMessage());
        }
    }

    /// The shortest prefix that breaks, then without every op that is not needed.
    private static List<Op> shrunk(long seed, List<Op> ops, Protocol protocol) {
        var shortest = ops;
        for (var length = 1; length <= ops.size(); length++) {
            if (broken(seed, ops.subList(0, length), protocol, checker(seed)).isPresent()) {
                shortest = ops.subList(0, length);
                break;
            }
        }
        for (var i = shortest.size() - 1; i >= 0; i--) {
            var fewer = new ArrayList<>(shortest);
            fewer.remove(i);
            if (broken(seed, fewer, protocol, checker(seed)).isPresent()) {
                shortest = fewer;
            }
        }
        return shortest;
    }

    static List<Op> ops(long seed) {
        return Op.sequence(new Random(seed), weather(seed), LENGTH);
    }

    static Op.Weather weather(long seed) {
        return Op.Weather.values()[(int) (seed % Op.Weather.values().length)];
    }

    static LeaseChecker checker(long seed) {
        return new LeaseChecker(LeaseWorld.TERMS, weather(seed) == Op.Weather.CALM);
    }

    private static List<Long> seeds() {
        var one = System.getProperty("boocontrol.seed", "");
        return one.isBlank()
                ? java.util.stream.LongStream.rangeClosed(1, SEQUENCES).boxed().toList()
                : List.of(Long.parseLong(one));
    }
}
