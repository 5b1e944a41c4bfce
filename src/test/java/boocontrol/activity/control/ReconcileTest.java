package boocontrol.activity.control;

import static boocontrol.activity.entity.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Look;
import boocontrol.activity.entity.Outcome;
import boocontrol.activity.entity.Rows;
import boocontrol.llamaswap.entity.ActivityPage;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Walking the pages of stores that change under our feet.
class ReconcileTest {

    private static final int PAGE = 7;

    @Test
    void whatever_happens_between_two_pages_every_row_is_placed_once_or_named_as_missing() {
        Seeds.each(10_000, random -> new Case(random).run());
    }

    @Test
    void a_new_store_is_read_from_the_first_page_that_is_wanted_upwards() {
        var host = new Store(1, Integer.MAX_VALUE);
        host.insert(100);
        var reader = new Reader();

        reader.ask(new Process(host, NOON), 1, 3, PAGE);

        assertThat(reader.placed(1)).hasSize(3 * PAGE).contains(100L, 80L);
        assertThat(reader.gaps).isEmpty();

        host.insert(1);
        reader.ask(new Process(host, NOON), 1, 3, PAGE);

        assertThat(reader.placed(1)).hasSize(3 * PAGE + 1);
        assertThat(reader.gaps).isEmpty();
    }

    @Test
    void a_long_outage_is_read_from_the_watermark_upwards() {
        var host = new Store(1, Integer.MAX_VALUE);
        host.insert(10);
        var reader = new Reader();
        reader.ask(new Process(host, NOON), 1, 50, PAGE);
        host.insert(1_000);

        reader.ask(new Process(host, NOON), 2, 50, 3);

        assertThat(reader.placed(1)).hasSize(1_010);
        // Watermark by watermark: a kill in between leaves no hole.
        assertThat(reader.settled).isSorted().hasSizeGreaterThan(140);
    }

    /// One life of the ids: rows of a store, at most `keeps` of them.
    private static final class Store {

        private final int life;
        private final int keeps;
        private final TreeMap<Long, SwapRow> rows = new TreeMap<>();
        private long last;

        Store(int life, int keeps) {
            this.life = life;
            this.keeps = keeps;
        }

        void insert(int count) {
            for (var i = 0; i < count; i++) {
                last++;
                rows.put(last, Rows.row(life, last, NOON.plusSeconds(last)));
                if (rows.size() > keeps) {
                    rows.pollFirstEntry();
                }
            }
        }
    }

    private record Process(Store store, Instant start) {}

    /// Reads into a table of its own, and checks what comes.
    private static final class Reader implements Reconcile.Books {

        private final Map<Long, TreeSet<Long>> table = new HashMap<>();
        private final Map<Long, Long> lifeOfEpoch = new HashMap<>();
        private final List<String> gaps = new ArrayList<>();
        private final Map<Long, TreeSet<Long>> missing = new HashMap<>();
        private final List<Long> settled = new ArrayList<>();
        private Ledger ledger = Ledger.EMPTY;

        void ask(Process process, long connection, int firstPages, int limit) {
            ask(() -> process, connection, firstPages, limit, () -> {});
        }

        void ask(
                Supplier<Process> process,
                long connection,
                int firstPages,
                int limit,
                Runnable meanwhile) {
            var facts =
                    new HostFacts(
                            Dialect.STORE,
                            "v250",
                            OptionalInt.of(250),
                            "",
                            Optional.of(process.get().start()),
                            Optional.empty());
            var source = new Pages(process, meanwhile);
            var reconcile = new Reconcile(source, this, facts, connection, PAGE, firstPages);
            assertThat(run(reconcile, limit)).isEqualTo(new Reconcile.Result.Done());
        }

        private static Reconcile.Result run(Reconcile reconcile, int limit) {
            try {
                return reconcile.run(limit);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public void take(Look look) {
            var outcome = ledger.look(look, NOON);
            ledger = outcome.ledger();
            outcome.rows().forEach(this::place);
            for (var gap : outcome.gaps()) {
                gaps.add(gap.toString());
                if (gap.lastId().isPresent()) {
                    var ids = missing.computeIfAbsent(gap.epoch().orElse(0), _ -> new TreeSet<>());
                    for (var id = gap.firstId().orElse(0); id <= gap.lastId().getAsLong(); id++) {
                        assertThat(ids.add(id)).as("%d is missing once", id).isTrue();
                    }
                }
            }
            settled.add(ledger.current().orElseThrow().settled());
        }

        /// Only what is in the database survives.
        void restart() {
            ledger = Ledger.of(ledger.epochs());
        }

        TreeSet<Long> placed(long life) {
            var placed = new TreeSet<Long>();
            lifeOfEpoch.forEach((epoch, of) -> {
                if (of == life) {
                    placed.addAll(table.getOrDefault(epoch, new TreeSet<>()));
                }
            });
            return placed;
        }

        private void place(Outcome.Placed placed) {
            var life = placed.row().outputTokens().orElseThrow() - placed.row().id();
            assertThat(lifeOfEpoch.merge(placed.epoch(), life / 1_000, (old, _) -> old))
                    .as("epoch %d", placed.epoch())
                    .isEqualTo(life / 1_000);
            assertThat(
                            table.computeIfAbsent(placed.epoch(), _ -> new TreeSet<>())
                                    .add(placed.row().id()))
                    .as("%s is placed once", placed)
                    .isTrue();
        }
    }

    private record Pages(Supplier<Process> process, Runnable meanwhile)
            implements Reconcile.Source {

        @Override
        public Reply<RowBatch> ring() {
            return new Reply.Absent<>();
        }

        @Override
        public Reply<ActivityPage> page(int limit, int page) {
            var rows = process.get().store().rows;
            var answer =
                    rows.descendingMap().values().stream()
                            .skip((long) (page - 1) * limit)
                            .limit(limit)
                            .toList();
            var total = rows.size();
            meanwhile.run();
            return new Reply.Answer<>(
                    new ActivityPage(new RowBatch(answer, List.of()), page, limit, total));
        }
    }

    /// Some minutes of a host and of us.
    private static final class Case {

        private final RandomGenerator random;
        private final Reader reader = new Reader();
        private final List<Store> stores = new ArrayList<>();
        private Process process;
        private long connection = 1;

        Case(RandomGenerator random) {
            this.random = random;
            this.process = new Process(store(), NOON);
        }

        void run() {
            process.store().insert(random.nextInt(30));
            ask();
            for (var step = 1 + random.nextInt(8); step > 0; step--) {
                switch (random.nextInt(5)) {
                    case 0 -> reader.restart();
                    case 1 -> restartHost();
                    case 2 -> connection++;
                    default -> process.store().insert(random.nextInt(40));
                }
                ask();
            }
            check();
        }

        private Store store() {
            var store =
                    new Store(
                            stores.size() + 1,
                            random.nextBoolean() ? Integer.MAX_VALUE : 3 + random.nextInt(20));
            stores.add(store);
            return store;
        }

        /// A file store goes on, another one begins anew.
        private void restartHost() {
            connection++;
            var goesOn = process.store().keeps == Integer.MAX_VALUE && random.nextBoolean();
            process =
                    new Process(goesOn ? process.store() : store(), process.start().plusSeconds(1));
            process.store().insert(random.nextInt(10));
        }

        private void ask() {
            var inserts = new int[] {6};
            reader.ask(
                    () -> process,
                    connection,
                    1_000,
                    1 + random.nextInt(PAGE),
                    () -> {
                        if (inserts[0]-- > 0) {
                            process.store().insert(random.nextInt(4));
                        }
                    });
            // What came while we asked is for the next time, as a notice would say.
            reader.ask(() -> process, connection, 1_000, PAGE, () -> {});
        }

        private void check() {
            var first = reader.table.keySet().stream().min(Long::compare).orElse(0L);
            for (var epoch : reader.ledger.epochs()) {
                var placed = reader.table.getOrDefault(epoch.number(), new TreeSet<>());
                var missing = reader.missing.getOrDefault(epoch.number(), new TreeSet<>());
                assertThat(placed).noneMatch(missing::contains);
                // Of the epoch in which we came we only know from where it was read.
                var from = epoch.number() == first && !placed.isEmpty() ? placed.first() : 1L;
                for (var id = from; id <= epoch.settled(); id++) {
                    assertThat(placed.contains(id) || missing.contains(id))
                            .as("%d of epoch %d is accounted for", id, epoch.number())
                            .isTrue();
                }
            }
            assertThat(reader.placed(process.store().life))
                    .containsAll(process.store().rows.keySet());
        }
    }
}
