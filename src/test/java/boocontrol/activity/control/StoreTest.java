package boocontrol.activity.control;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.row;
import static boocontrol.activity.entity.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Rows;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Epochs over our restarts, what is kept aside, and forgetting.
class StoreTest extends OneStore {

    @Test
    void a_restart_goes_on_where_the_database_ends() {
        var outcome = Ledger.EMPTY.look(Rows.ring(rows(1, 0, 700)), NOON);
        write(Placement.of(provider, Ledger.EMPTY, outcome, NOON));

        var recovered = recovered();

        assertThat(recovered.marksSince(outcome.ledger())).isEmpty();
        assertThat(recovered.epochs()).isEqualTo(outcome.ledger().epochs());
        var next = recovered.look(Rows.ring(2, rows(1, 0, 702)), NOON);
        assertThat(next.rows()).extracting(placed -> placed.row().id()).containsExactly(701L, 702L);
        assertThat(next.gaps()).isEmpty();
    }

    @Test
    void the_life_is_recognised_when_its_rows_are_gone() {
        var outcome = Ledger.EMPTY.look(Rows.ring(rows(1, 0, 20)), NOON);
        write(Placement.of(provider, Ledger.EMPTY, outcome, NOON));
        write(poisoned(List.of(Rows.poison(21))));
        database.execute(
                "DELETE FROM control_requests WHERE provider_id = '%s'".formatted(provider));

        var same = recovered().look(Rows.ring(2, rows(1, 0, 22)), NOON);
        var other = recovered().look(Rows.ring(2, rows(2, 0, 22)), NOON);

        assertThat(same.ledger().current().orElseThrow().number()).isEqualTo(1);
        assertThat(same.rows()).extracting(placed -> placed.row().id()).contains(22L).hasSize(2);
        assertThat(other.ledger().current().orElseThrow().number()).isEqualTo(2);
        assertThat(other.rows()).hasSize(23);
    }

    @Test
    void poison_is_kept_once_as_far_as_it_can_be_written_and_only_the_newest() {
        var nasty = new Poison(OptionalLong.of(1), "nul \0", "half \ud800 and \0");
        assertThat(write(poisoned(List.of(nasty))).poison()).hasSize(1);
        assertThat(write(poisoned(List.of(nasty))).poison()).isEmpty();

        write(poisoned(IntStream.range(2, 1_200).mapToObj(Rows::poison).toList()));

        assertThat(count("control_poison_rows")).isEqualTo(PoisonStore.MOST);
    }

    @Test
    void a_row_that_the_database_refuses_is_found_by_halving_and_kept_aside() throws Exception {
        database.execute("ALTER TABLE control_requests ADD CHECK (model <> 'refused')");
        var batch = new ArrayList<Placement>();
        for (var n = 0; n < 8; n++) {
            var rows = new ArrayList<>(rows(1, n * 50L, n * 50L + 49));
            if (n == 3 || n == 6) {
                rows.set(17, row(n * 50L + 17, NOON, "refused", 1));
            }
            batch.add(placement(rows));
        }
        var aside = new ArrayList<ProviderId>();
        var spool = new Spool(10_000, 10_000, System::nanoTime);
        var writer =
                new SpoolWriter(
                        spool,
                        placements -> write(placements),
                        new ActivityStore()::blame,
                        aside::add);
        for (var placement : batch) {
            spool.put(placement);
        }
        spool.close();

        writer.run();

        assertThat(count("control_requests")).isEqualTo(398);
        assertThat(count("control_poison_rows")).isEqualTo(2);
        assertThat(aside).containsExactly(provider, provider);
        assertThat(spool.waiting()).isZero();
    }

    @Test
    void a_purge_forgets_one_host() {
        var neighbour = new ProviderId(provider + "-b");
        write(placement(rows(1, 1, 3)), poisoned(List.of(Rows.poison(4))));
        write(
                new Placement(
                        neighbour,
                        NOON,
                        List.of(new ActivityRow(neighbour, 1, row(1, 1), NOON, true)),
                        List.of(),
                        List.of(),
                        List.of()));

        for (var again = 0; again < 2; again++) {
            withStore(store -> store.purge(provider));
        }

        assertThat(count("control_requests")).isZero();
        assertThat(count("control_poison_rows")).isZero();
        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_requests WHERE provider_id = '%s'"
                                        .formatted(neighbour)))
                .isEqualTo(1);
    }

    private Ledger recovered() {
        return inStore(store -> store.recover(provider));
    }

    /// A bug of ours about one row must not stop the rows of all hosts.
    @Test
    void a_row_that_we_fail_on_ourselves_is_found_and_kept_aside() throws Exception {
        var aside = new ArrayList<ProviderId>();
        var spool = new Spool(10_000, 10_000, System::nanoTime);
        var writer =
                new SpoolWriter(
                        spool,
                        placements -> {
                            if (placements.stream()
                                    .flatMap(each -> each.rows().stream())
                                    .anyMatch(row -> row.row().id() == 7)) {
                                throw new IllegalArgumentException("no writer for seven");
                            }
                            return write(placements);
                        },
                        new ActivityStore()::blame,
                        aside::add);
        spool.put(placement(rows(1, 0, 9)));
        spool.put(placement(rows(1, 10, 19)));
        spool.close();

        writer.run();

        assertThat(count("control_requests")).isEqualTo(19);
        assertThat(count("control_poison_rows")).isEqualTo(1);
        assertThat(aside).containsExactly(provider);
    }

    @Test
    void what_only_says_that_the_database_is_away_blames_no_row() {
        var store = new ActivityStore();
        for (var failure :
                List.of(
                        new IllegalStateException("the pool is closed"),
                        new RuntimeException(new SQLException("gone", "08006")),
                        new RuntimeException(new SQLException("no state")),
                        new jakarta.persistence.PersistenceException("no transaction"),
                        new RuntimeException(
                                new SQLException("busy", "57014", new NullPointerException())))) {
            assertThat(store.blame(failure))
                    .as(failure.toString())
                    .isEqualTo(Keeper.Blame.DATABASE);
        }
    }
}
