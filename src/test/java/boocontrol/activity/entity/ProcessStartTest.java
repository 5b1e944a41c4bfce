package boocontrol.activity.entity;

import static boocontrol.activity.entity.Rows.NOON;
import static boocontrol.activity.entity.Rows.batch;
import static boocontrol.activity.entity.Rows.rows;
import static boocontrol.activity.entity.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.Look.Reach;
import boocontrol.llamaswap.entity.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the start of a host's process says about its rows, and what not.
class ProcessStartTest {

    private static final Optional<Instant> START = Optional.of(NOON.plusNanos(123_456_789));
    private static final Optional<Instant> LATER = START.map(start -> start.plusSeconds(60));

    private final Ledger thousand =
            Ledger.EMPTY.look(store(1, START, rows(1, 1, 1_000)), NOON).ledger();

    @Test
    void it_is_the_same_after_it_was_kept_in_the_database() {
        var micros = Optional.of(NOON.plusNanos(123_456_000));

        assertThat(thousand.current().orElseThrow().processStart()).isEqualTo(micros);
        assertThat(store(1, START, List.of()).processStart()).isEqualTo(micros);
    }

    @Test
    void a_new_process_alone_is_no_new_life_before_the_rows_at_the_watermark_were_seen() {
        assertThat(thousand.judge(page(1_400, 1_500))).isEqualTo(new Verdict.Deeper(false));

        assertThat(thousand.judge(page(990, 1_100))).isEqualTo(new Verdict.Same(1, true));
    }

    @Test
    void other_rows_at_the_watermark_of_a_new_process_are_a_new_life() {
        var other =
                new Look(Dialect.STORE, batch(rows(2, 990, 1_100)), false, Reach.PART, 2, LATER);

        assertThat(thousand.judge(other)).isEqualTo(new Verdict.Deeper(true));
        assertThat(thousand.judge(store(2, LATER, rows(2, 1_400, 1_500))))
                .isEqualTo(new Verdict.Other());
    }

    private static Look page(long first, long last) {
        return new Look(Dialect.STORE, batch(rows(1, first, last)), true, Reach.PART, 2, LATER);
    }
}
