package boocontrol.activity.control;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.row;
import static boocontrol.activity.entity.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Cursor;
import boocontrol.activity.entity.RowSort;
import boocontrol.llamaswap.entity.SwapRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The table of requests: every field, every row once, its partitions, its pages.
class RequestTableTest extends OneStore {

    @Test
    void a_row_comes_back_as_it_was_told() {
        var full =
                new SwapRow(
                        Long.MAX_VALUE,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        "gemma \"quoted\" {x,\\y} 🦙",
                        Optional.of("/v1/chat/completions"),
                        OptionalInt.of(502),
                        Optional.of("application/json; charset=utf-8"),
                        OptionalLong.of(Long.MAX_VALUE),
                        OptionalLong.of(0),
                        OptionalLong.of(21),
                        OptionalLong.of(7),
                        OptionalLong.of(3),
                        OptionalDouble.of(1234.567890123),
                        OptionalDouble.of(Double.MIN_VALUE),
                        OptionalLong.of(9_223_372_036_854L),
                        true,
                        Optional.of("NULL"),
                        Map.of("fifo_priority", "0", "selector", "ünïcode,\"{}"));
        var empty =
                new SwapRow(
                        0,
                        Instant.EPOCH,
                        "",
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        false,
                        Optional.empty(),
                        Map.of());

        write(placement(List.of(full, empty)));

        assertThat(find(Optional.empty(), 10))
                .extracting(ActivityRow::row)
                .containsExactly(full, empty);
    }

    @Test
    void only_what_was_not_there_before_is_told() {
        var first = write(placement(rows(1, 1, 3)));
        var again = write(placement(rows(1, 1, 4)), placement(rows(1, 2, 4)));

        assertThat(first.rows()).hasSize(3);
        assertThat(again.rows()).extracting(Written.Key::entry).containsExactly(4L);
        assertThat(count("control_requests")).isEqualTo(4);
    }

    @Test
    void the_same_id_in_another_epoch_is_another_row() {
        var row = row(1, 1);

        write(placement(List.of(row)));
        var other = new ActivityRow(provider, 2, row, NOON, true);
        var written = write(placement(List.of(other), List.of()));

        assertThat(written.rows()).hasSize(1);
        assertThat(count("control_requests")).isEqualTo(2);
    }

    @Test
    void rows_lie_in_the_partition_of_their_month_also_when_that_is_made_later() {
        var march = Instant.parse("2031-03-31T23:59:59.999999Z");
        write(placement(List.of(row(1, 1, march), row(1, 2, march.plusNanos(1_000)))));
        assertThat(partitionOf(1)).isEqualTo("control_requests_default");

        for (var again = 0; again < 2; again++) {
            withStore(store -> store.prepare(Instant.parse("2031-04-10T00:00:00Z")));
        }
        write(placement(List.of(row(1, 2, march.plusNanos(1_000)), row(1, 3, march))));

        assertThat(partitionOf(1)).isEqualTo("control_requests_2031_03");
        assertThat(partitionOf(2)).isEqualTo("control_requests_2031_04");
        assertThat(partitionOf(3)).isEqualTo("control_requests_2031_03");
        assertThat(count("control_requests")).isEqualTo(3);
        assertThat(
                        database.count(
                                "SELECT count(*) FROM pg_indexes WHERE tablename ="
                                        + " 'control_requests_2031_03'"))
                .isEqualTo(3);
    }

    @Test
    void pages_follow_each_other_whatever_comes_meanwhile() {
        var all = new ArrayList<>(rows(1, 1, 40));
        // Ends in the same instant: the ids decide.
        IntStream.rangeClosed(41, 60).forEach(id -> all.add(row(1, id, NOON)));
        write(placement(all));

        var read = new ArrayList<Long>();
        var page = find(Optional.empty(), 7);
        var newcomers = 100L;
        while (!page.isEmpty()) {
            page.forEach(row -> read.add(row.row().id()));
            write(placement(rows(1, newcomers, ++newcomers)));
            page = find(Optional.of(Cursor.of(page.getLast(), RowSort.ENDED_AT)), 7);
        }

        assertThat(read).hasSize(60).doesNotHaveDuplicates();
        assertThat(read.subList(0, 40)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(read.subList(40, 60)).first().isEqualTo(60L);
    }

    @Test
    void ten_thousand_rows_are_written_in_seconds() {
        var started = System.nanoTime();
        for (var n = 0; n < 50; n++) {
            write(placement(rows(1, n * 200L, n * 200L + 199)));
        }
        var took = Duration.ofNanos(System.nanoTime() - started);

        System.out.printf(
                "10,000 rows in batches of 200: %d ms, %d rows/s%n",
                took.toMillis(), 10_000_000L / Math.max(1, took.toMillis()));
        assertThat(count("control_requests")).isEqualTo(10_000);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    private String partitionOf(long id) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT CAST(tableoid AS regclass) FROM control_requests WHERE"
                                        + " provider_id = '%s' AND swap_entry_id = %d"
                                                .formatted(provider, id))) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
