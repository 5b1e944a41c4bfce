package boocontrol.activity.entity;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.batch;
import static boocontrol.activity.entity.Rows.poison;
import static boocontrol.activity.entity.Rows.ring;
import static boocontrol.activity.entity.Rows.row;
import static boocontrol.activity.entity.Rows.rows;
import static boocontrol.activity.entity.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Which rows are missing inside one life, and how surely.
class GapsTest extends OneLedger {

    private static final Optional<Instant> START = Optional.of(NOON);

    @Test
    void a_fresh_install_misses_nothing() {
        look(store(1, START, rows(1, 501, 1500)));

        assertThat(placed).hasSize(1000).startsWith("1~501");
        assertThat(gaps).isEmpty();
    }

    @Test
    void rows_of_the_stream_go_on_after_an_empty_first_look() {
        look(ring(List.of()));
        hear(row(1, 0), row(1, 1));
        hear(row(1, 1), row(1, 2));

        assertThat(placed).containsExactly("1~0", "1~1", "1~2");
        assertThat(owed).isFalse();
    }

    @Test
    void nothing_is_placed_before_the_first_look() {
        hear(row(1, 0));

        assertThat(placed).isEmpty();
        assertThat(owed).isTrue();

        look(ring(1, rows(1, 0, 1)));
        hear(row(1, 2));

        assertThat(placed).containsExactly("1~0", "1~1", "1~2");
    }

    @Test
    void a_hole_waits_for_a_look_and_is_filled_by_it() {
        look(ring(rows(1, 0, 4)));
        hear(row(1, 7));
        assertThat(owed).isTrue();

        look(ring(rows(1, 0, 7)));

        assertThat(placed).endsWith("1~4", "1~5", "1~6", "1~7");
        assertThat(gaps).isEmpty();
    }

    @Test
    void rows_dropped_from_a_ring_on_one_connection_are_lost_exactly() {
        look(ring(1, rows(1, 0, 4)));
        look(ring(1, rows(1, 8, 10)));

        assertThat(placed).endsWith("1~4", "1~8", "1~9", "1~10");
        assertThat(gaps).containsExactly("1: 5-7 (3)");
    }

    @Test
    void a_row_heard_that_the_ring_has_dropped_since_is_not_lost() {
        look(ring(1, rows(1, 0, 4)));
        hear(row(1, 6));
        look(ring(1, rows(1, 8, 10)));

        assertThat(placed).contains("1~6");
        assertThat(gaps).containsExactly("1: 5-5 (1)", "1: 7-7 (1)");
    }

    @Test
    void without_an_overlap_after_a_reconnect_a_ring_only_lets_suspect() {
        look(ring(1, rows(1, 0, 4)));
        look(ring(2, rows(1, 8, 10)));

        assertThat(placed).endsWith("1~10");
        assertThat(gaps).containsExactly("1: 5-7 (?)");
    }

    @Test
    void a_store_in_the_same_process_lost_exactly_what_it_has_pruned() {
        look(store(1, START, rows(1, 1, 4)));
        look(store(2, START, rows(1, 8, 10)));

        assertThat(gaps).containsExactly("1: 5-7 (3)");
    }

    @Test
    void what_is_no_row_takes_its_id_and_is_no_gap() {
        look(ring(1, rows(1, 0, 1)));
        hear(new RowBatch(List.of(row(1, 3)), List.of(poison(2))));
        look(
                new Look(
                        Dialect.RING,
                        new RowBatch(
                                List.of(row(1, 0), row(1, 1), row(1, 3), row(1, 5)),
                                List.of(poison(2), poison(4))),
                        true,
                        Look.Reach.OLDEST,
                        1,
                        Optional.empty()));

        assertThat(placed).containsExactly("1~0", "1~1", "p1~2", "1~3", "p1~4", "1~5");
        assertThat(gaps).isEmpty();
    }

    @Test
    void a_row_that_cannot_tell_its_id_may_be_the_one_that_is_missing() {
        look(ring(1, rows(1, 0, 1)));
        var nameless = new RowBatch.Poison(OptionalLong.empty(), "not an object", "7");
        look(
                new Look(
                        Dialect.RING,
                        new RowBatch(List.of(row(1, 1), row(1, 3)), List.of(nameless)),
                        true,
                        Look.Reach.OLDEST,
                        1,
                        Optional.empty()));

        assertThat(gaps).isEmpty();
    }

    @Test
    void a_page_in_the_middle_is_only_taken_where_it_adjoins() {
        look(store(1, START, rows(1, 1, 10)));

        assertThat(ledger.judge(page(rows(1, 20, 30), Look.Reach.PART)))
                .isEqualTo(new Verdict.Deeper(false));
        assertThat(ledger.judge(page(rows(1, 11, 30), Look.Reach.PART)))
                .isInstanceOf(Verdict.Same.class);
        assertThat(ledger.judge(page(rows(2, 5, 30), Look.Reach.PART)))
                .isEqualTo(new Verdict.Deeper(true));
        assertThat(ledger.judge(page(rows(2, 5, 30), Look.Reach.OLDEST)))
                .isEqualTo(new Verdict.Other());
    }

    @Test
    void a_host_whose_clock_jumps_is_still_in_its_epoch() {
        look(ring(1, List.of()));
        var hour = 3_600L;
        hear(row(1, 0, NOON), row(1, 1, NOON.plusSeconds(hour)));
        hear(row(1, 2, NOON.minusSeconds(hour)), row(1, 3, NOON));
        look(ring(1, List.of(row(1, 1, NOON.plusSeconds(hour)), row(1, 3, NOON))));

        assertThat(placed).containsExactly("1~0", "1~1", "1~2", "1~3");
        assertThat(gaps).isEmpty();
    }

    @Test
    void nanoseconds_are_cut_before_anything_is_compared() {
        look(ring(1, List.of()));
        hear(row(1, 0, NOON.plusNanos(123_456_789)));
        look(ring(1, List.of(row(1, 0, NOON.plusNanos(123_456_000)))));
        look(ring(1, List.of(row(1, 0, NOON.plusNanos(123_456_999)))));

        assertThat(placed).containsExactly("1~0");
        assertThat(ledger.epochs()).hasSize(1);
    }

    @Test
    void the_marks_tell_what_changed() {
        look(ring(1, rows(1, 0, 4)));
        var before = ledger;
        hear(row(1, 4));
        assertThat(ledger.marksSince(before)).isEmpty();

        hear(row(1, 5));

        assertThat(ledger.marksSince(before))
                .singleElement()
                .satisfies(mark -> assertThat(mark.settled()).isEqualTo(5));
    }

    private static Look page(List<SwapRow> rows, Look.Reach reach) {
        return new Look(Dialect.STORE, batch(rows), true, reach, 1, START);
    }
}
