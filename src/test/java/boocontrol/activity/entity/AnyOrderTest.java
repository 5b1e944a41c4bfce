package boocontrol.activity.entity;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.batch;
import static boocontrol.activity.entity.Rows.ring;
import static boocontrol.activity.entity.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Any order and repetition of rows makes the same table (fault A8), over reloads and late rows.
class AnyOrderTest {

    /// One life of a ring's counter as it was: what it gave while its stream was read, and what
    /// only came, late, on the stream of the next life.
    private record Life(int number, List<SwapRow> told, List<SwapRow> late) {}

    @Test
    void any_order_and_repetition_of_rows_gives_the_same_table() {
        Seeds.each(
                10_000,
                random -> {
                    var lives = lives(random);
                    var shuffled = table(lives, random, true);
                    var sorted = table(lives, random, false);
                    assertThat(shuffled).isEqualTo(sorted);
                    assertThat(shuffled).isEqualTo(truth(lives));
                });
    }

    private static List<Life> lives(RandomGenerator random) {
        var lives = new ArrayList<Life>();
        var count = 1 + random.nextInt(3);
        for (var n = 1; n <= count; n++) {
            var told = random.nextInt(12);
            var late = n == count || told == 0 ? 0 : random.nextInt(3);
            lives.add(new Life(n, Rows.rows(n, 0, told - 1), Rows.rows(n, told, told + late - 1)));
        }
        return lives;
    }

    private static TreeSet<String> truth(List<Life> lives) {
        var truth = new TreeSet<String>();
        for (var life : lives) {
            for (var row : concat(life.told(), life.late())) {
                truth.add(life.number() + "~" + row.id());
            }
        }
        return truth;
    }

    /// What is placed, by the life that each epoch turned out to be.
    private static TreeSet<String> table(
            List<Life> lives, RandomGenerator random, boolean shuffle) {
        var reader = new Reader();
        List<SwapRow> late = List.of();
        for (var life : lives) {
            reader.look(life, 0);
            reader.follow(life, late, random, shuffle);
            late = life.late();
        }
        return reader.table();
    }

    private static final class Reader {

        private final List<SwapRow> past = new ArrayList<>();
        private final TreeSet<String> table = new TreeSet<>();
        private final TreeSet<String> lifeOfEpoch = new TreeSet<>();
        private Ledger ledger = Ledger.EMPTY;

        void look(Life life, int given) {
            take(ledger.look(ring(life.number(), life.told().subList(0, given)), NOON));
        }

        void follow(Life life, List<SwapRow> late, RandomGenerator random, boolean shuffle) {
            var stream = new ArrayList<>(concat(late, life.told()));
            if (shuffle) {
                for (var repeats = random.nextInt(6); repeats > 0 && !past.isEmpty(); repeats--) {
                    stream.add(past.get(random.nextInt(past.size())));
                }
                stream.addAll(stream.subList(0, random.nextInt(stream.size() + 1)));
                Collections.shuffle(stream, random);
            }
            while (!stream.isEmpty()) {
                var count = shuffle ? 1 + random.nextInt(stream.size()) : 1;
                var head = stream.subList(0, count);
                take(ledger.hear(batch(List.copyOf(head)), NOON));
                head.clear();
                if (shuffle && random.nextInt(4) == 0) {
                    look(life, life.told().size());
                }
            }
            look(life, life.told().size());
            past.addAll(late);
            past.addAll(life.told());
        }

        TreeSet<String> table() {
            // Each epoch holds rows of one life only.
            assertThat(lifeOfEpoch.stream().map(pair -> pair.split(" ")[0]).toList())
                    .doesNotHaveDuplicates();
            return table;
        }

        private void take(Outcome outcome) {
            ledger = outcome.ledger();
            for (var placed : outcome.rows()) {
                var life = placed.row().outputTokens().orElseThrow() / 1_000;
                assertThat(table.add(life + "~" + placed.row().id()))
                        .as("%s of life %d is placed twice", placed.row().id(), life)
                        .isTrue();
                assertThat(placed.row()).isEqualTo(row((int) life, placed.row().id()));
                lifeOfEpoch.add(placed.epoch() + " " + life);
            }
        }
    }

    private static List<SwapRow> concat(List<SwapRow> first, List<SwapRow> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
