package boocontrol.activity.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the database and our own end may do (faults A11, A18).
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OutageTest extends OneHost {

    @Test
    void a_database_that_stalls_holds_nobody_up_and_its_rows_are_told_as_not_stored()
            throws Exception {
        try (var host = new LittleHost(Dialect.RING, 10_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var link = connect(kept, host, 1);
            settle(kept);
            try (var lock = lockRows()) {
                var started = System.nanoTime();
                for (var n = 0; n < 1_500; n++) {
                    kept.intakes.event(link, host.end());
                }
                var millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
                assertThat(millis).as("ms for 1,500 events").isLessThan(5_000);
                Await.until("told early", () -> kept.read.size() == 1_500);
                assertThat(kept.read).noneMatch(ActivityRow::stored);
                assertThat(kept.stored).isEmpty();
                assertThat(figures(kept).oldest().orElseThrow())
                        .isGreaterThan(Duration.ofMillis(900));
                lock.rollback();
            }
            settle(kept);

            assertThat(stored()).isEqualTo(1_500);
            assertThat(kept.read).as("told once").hasSize(1_500);
            assertThat(kept.completed).hasSize(1_500);
            assertThat(kept.stored)
                    .as("told again, stored")
                    .allMatch(ActivityRow::stored)
                    .extracting(ActivityRow::publicId)
                    .containsExactlyElementsOf(
                            kept.read.stream().map(ActivityRow::publicId).toList());
            assertThat(figures(kept).lag().orElseThrow()).isGreaterThan(Duration.ofMillis(900));
            assertThat(figures(kept).oldest()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_full_queues_nothing_is_lost_that_the_host_still_has(Dialect dialect)
            throws Exception {
        var tight = with(Kept.QUICK, Duration.ofSeconds(60), 20, 30);
        try (var host = new LittleHost(dialect, 10_000);
                var kept = new Kept(database, tight)) {
            var link = connect(kept, host, 1);
            settle(kept);
            try (var lock = lockRows()) {
                for (var n = 0; n < 600; n++) {
                    kept.intakes.event(link, host.end());
                }
                lock.rollback();
            }
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: " + ids(dialect, 600));
            assertThat(kept.gaps(provider)).isEmpty();
            if (dialect == Dialect.RING) {
                assertThat(figures(kept).dropped()).isPositive();
            }
        }
    }

    @Test
    void an_outage_longer_than_the_hosts_history_is_a_gap_with_its_number() throws Exception {
        var tight = with(Kept.QUICK, Duration.ofSeconds(60), 20, 30);
        try (var host = new LittleHost(Dialect.STORE, 50);
                var kept = new Kept(database, tight)) {
            var link = connect(kept, host, 1);
            settle(kept);
            try (var lock = lockRows()) {
                for (var n = 0; n < 20; n++) {
                    for (var k = 0; k < 25; k++) {
                        kept.intakes.event(link, host.end());
                    }
                    Await.until("taken in or stuck", () -> spooledOrFull(kept));
                }
                lock.rollback();
            }
            settle(kept);

            var lost = figures(kept).lostRows();
            assertThat(lost).isPositive();
            assertThat(stored() + lost).isEqualTo(500);
        }
    }

    /// Killed in the middle of whatever it does, again and again (fault A18).
    @ParameterizedTest
    @CsvSource({"RING, 1", "STORE, 2"})
    void kill_minus_nine_in_the_middle_of_batches_loses_and_doubles_nothing(
            Dialect dialect, long seed) throws Exception {
        var random = new Random(Long.getLong("boocontrol.seed", seed));
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var rows = 0;
            for (var round = 1; round <= 25; round++) {
                var link = host.link(provider, round);
                kept.intakes.connected(link);
                if (dialect == Dialect.RING) {
                    kept.intakes.event(link, host.whole());
                }
                for (var n = random.nextInt(80); n > 0; n--) {
                    kept.intakes.event(link, host.end());
                    rows++;
                }
                var death = System.nanoTime() + random.nextInt(150_000_000);
                Await.until("the moment has come", () -> System.nanoTime() > death);
                kept.killAndStart();
            }
            connect(kept, host, 100);
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: " + ids(dialect, rows));
            assertThat(kept.gaps(provider)).isEmpty();
            assertThat(stored()).isEqualTo(rows);
        }
    }

    @Test
    void a_purged_host_is_not_read_again() {
        try (var host = new LittleHost(Dialect.RING, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            IntStream.range(0, 9).forEach(_ -> host.end());
            connect(kept, host, 1);
            settle(kept);
            kept.intakes.forgotten(provider);
            assertThat(kept.intakes.quiet(provider, Duration.ofSeconds(5))).isTrue();
            database.inTransaction(entities -> {
                new ActivityStore(entities).purge(provider);
                return 0;
            });
            assertThat(stored()).isZero();

            host.end();
            connect(kept, host, 2);
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: 9");
        }
    }

    @Test
    void a_host_is_quiet_once_what_was_read_of_it_is_written() throws Exception {
        try (var host = new LittleHost(Dialect.RING, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var link = connect(kept, host, 1);
            assertThat(kept.intakes.quiet(provider, Duration.ofMillis(1))).isFalse();
            try (var lock = lockRows()) {
                kept.intakes.event(link, host.end());
                kept.intakes.disconnected(link);
                kept.intakes.forgotten(provider);
                assertThat(kept.intakes.quiet(provider, Duration.ofMillis(300))).isFalse();
                lock.rollback();
            }

            assertThat(kept.intakes.quiet(provider, Duration.ofSeconds(20))).isTrue();
            assertThat(stored()).isEqualTo(1);
            assertThat(kept.read).hasSize(1);
        }
    }

    @Test
    void every_gap_is_committed_with_the_rows_around_it() {
        try (var host = new LittleHost(Dialect.STORE, 4);
                var kept = new Kept(database, Kept.QUICK)) {
            connect(kept, host, 1);
            settle(kept);
            IntStream.range(0, 9).forEach(_ -> host.end());
            connect(kept, host, 2);
            settle(kept);

            assertThat(
                            kept.lines(
                                    "SELECT CAST(xmin AS text) FROM control_requests WHERE provider_id"
                                            + " = '%1$s' UNION SELECT CAST(xmin AS text) FROM"
                                            + " control_model_events WHERE provider_id = '%1$s'"
                                                    .formatted(provider)))
                    .hasSize(1);
        }
    }
}
