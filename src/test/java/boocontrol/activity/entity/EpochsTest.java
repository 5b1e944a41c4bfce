package boocontrol.activity.entity;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.batch;
import static boocontrol.activity.entity.Rows.ring;
import static boocontrol.activity.entity.Rows.row;
import static boocontrol.activity.entity.Rows.rows;
import static boocontrol.activity.entity.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which life of a host's id counter a row is of (faults A6, A7).
class EpochsTest extends OneLedger {

    private static final Optional<Instant> START = Optional.of(NOON);
    private static final Optional<Instant> LATER = Optional.of(NOON.plusSeconds(60));

    @Test
    void rows_heard_of_a_life_that_ended_before_any_look_are_kept_all_the_same() {
        hear(row(1, 0), row(1, 1));
        look(ring(2, List.of()));
        hear(row(2, 0));
        look(ring(2, rows(2, 0, 0)));

        assertThat(placed).containsExactly("2~0", "2~1", "1~0");
    }

    @Test
    void a_file_store_goes_on_over_a_restart() {
        look(store(1, START, rows(1, 1, 4)));
        look(store(2, LATER, rows(1, 1, 6)));

        assertThat(placed).endsWith("1~4", "1~5", "1~6");
        assertThat(gaps).isEmpty();
        assertThat(ledger.current().orElseThrow().processStart()).isEqualTo(LATER);
    }

    @Test
    void another_process_whose_ids_cannot_be_compared_is_another_life() {
        look(store(1, START, rows(1, 1, 4)));
        look(store(2, LATER, rows(2, 8, 10)));

        assertThat(placed).endsWith("2~8", "2~9", "2~10");
        assertThat(gaps).containsExactly("1: 5-? (?)", "2: 1-7 (7)");
    }

    @ParameterizedTest
    @CsvSource({"STORE, 1", "RING, 0"})
    void a_restart_with_the_same_ids_is_a_new_epoch(Dialect dialect, long first) {
        look(all(dialect, 1, rows(1, first, 6)));
        look(all(dialect, 2, rows(2, first, 6)));
        look(all(dialect, 3, rows(2, first, 7)));

        assertThat(placed).contains("1~6", "2~" + first, "2~6").endsWith("2~7");
        assertThat(placed).doesNotHaveDuplicates().hasSize(placed.size());
        assertThat(gaps).containsExactly("1: 7-? (?)");
    }

    @Test
    void the_same_ids_ending_in_the_same_second_are_told_apart_by_what_they_did() {
        var old = row(1, NOON, "qwen", 10);
        var next = row(1, NOON, "qwen", 11);
        look(store(1, Optional.empty(), List.of(old)));
        look(store(2, Optional.empty(), List.of(next)));

        assertThat(placed).containsExactly("1~1", "2~1");
    }

    @Test
    void a_highest_id_that_drops_is_a_new_epoch_however_old_the_rows_below() {
        look(store(1, Optional.empty(), rows(1, 1, 3_000)));
        look(store(2, Optional.empty(), rows(2, 1, 2)));

        assertThat(placed).endsWith("2~1", "2~2");
    }

    @Test
    void a_reload_empties_a_ring_and_late_rows_of_the_old_life_still_come() {
        look(ring(1, rows(1, 0, 34)));
        look(ring(2, List.of()));
        hear(row(1, 35));
        assertThat(owed).isTrue();
        look(ring(2, List.of()));
        hear(row(2, 0));

        assertThat(placed).endsWith("1~34", "1~35", "2~0");
        assertThat(ledger.current().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void a_late_row_whose_id_the_new_life_expects_too_is_decided_by_the_ring() {
        look(ring(1, rows(1, 0, 1)));
        look(ring(2, rows(2, 0, 1)));
        hear(row(1, 2));
        assertThat(placed).endsWith("2~1");

        look(ring(2, rows(2, 0, 2)));

        assertThat(placed).endsWith("2~1", "1~2", "2~2");
    }

    @Test
    void a_row_of_a_life_of_which_nothing_else_was_seen_has_an_epoch_of_its_own() {
        look(ring(1, rows(1, 0, 5)));
        look(ring(3, rows(3, 0, 1)));
        hear(row(2, 3));
        look(ring(3, rows(3, 0, 1)));
        hear(row(3, 2));
        look(ring(3, rows(3, 0, 2)));

        assertThat(placed).endsWith("3~3", "2~2");
    }

    @Test
    void a_ring_that_is_empty_again_and_again_is_one_life() {
        look(ring(1, List.of()));
        look(ring(2, List.of()));
        look(ring(3, List.of()));

        assertThat(ledger.epochs()).hasSize(1);
        assertThat(gaps).isEmpty();
    }

    @Test
    void a_store_that_is_switched_away_from_and_back_to_doubles_nothing() {
        look(store(1, START, rows(1, 1, 10)));
        look(store(2, START, rows(2, 1, 3)));
        look(store(3, START, rows(1, 1, 12)));
        look(store(3, START, rows(1, 1, 13)));

        assertThat(placed).doesNotHaveDuplicates().endsWith("2~3", "1~11", "1~12", "1~13");
    }

    @Test
    void a_store_put_back_from_a_copy_doubles_nothing() {
        look(store(1, START, rows(1, 1, 10)));
        var restored = new ArrayList<>(rows(1, 1, 6));
        restored.addAll(rows(2, 7, 8));
        look(store(2, LATER, restored));

        assertThat(placed).endsWith("1~10", "2~7", "2~8");
        assertThat(gaps).containsExactly("1: 11-? (?)");
    }

    @Test
    void an_upgrade_to_the_other_dialect_is_a_new_epoch() {
        look(ring(1, rows(1, 0, 4)));
        look(store(2, Optional.empty(), rows(2, 6, 9)));

        assertThat(placed).endsWith("2~9");
        assertThat(gaps).containsExactly("1: 5-? (?)", "2: 1-5 (5)");
    }

    private static Look all(Dialect dialect, long connection, List<SwapRow> rows) {
        return new Look(
                dialect, batch(rows), true, Look.Reach.OLDEST, connection, Optional.empty());
    }
}
