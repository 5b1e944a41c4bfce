package boocontrol.activity.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What hosts, their clocks and the way from them may do (faults A1, A6 to A9, A12, A13).
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class IntakeTest extends OneHost {

    @ParameterizedTest
    @EnumSource
    void dropped_frames_are_made_up_for_at_the_next_one(Dialect dialect) {
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var link = connect(kept, host, 1);
            for (var n = 0; n < 30; n++) {
                var event = host.end();
                if (n % 3 == 2) {
                    kept.intakes.event(link, event);
                }
            }
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: " + ids(dialect, 30));
            assertThat(kept.gaps(provider)).isEmpty();
            assertThat(kept.completed).as("those of which a frame came").hasSize(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_dropped_last_frame_is_made_up_for_by_the_sweep(Dialect dialect) {
        var sweeping = with(Kept.QUICK, Duration.ofMillis(200), 2_000, 40_000);
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, sweeping)) {
            connect(kept, host, 1);
            for (var n = 0; n < 5; n++) {
                host.end();
            }
            Await.until("the sweep finds them", () -> stored() == 5);

            assertThat(kept.completed).as("nobody saw them end").isEmpty();
        }
    }

    @Test
    void a_ring_that_is_told_again_and_again_doubles_nothing() {
        try (var host = new LittleHost(Dialect.RING, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var link = connect(kept, host, 1);
            for (var n = 0; n < 20; n++) {
                kept.intakes.event(link, host.end());
                kept.intakes.event(link, host.whole());
            }
            settle(kept);
            kept.intakes.disconnected(link);
            var next = connect(kept, host, 2);
            kept.intakes.event(next, host.whole());
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: 0-19");
            assertThat(kept.read).extracting(ActivityRow::publicId).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rows_from_before_are_read_but_nobody_saw_them_end(Dialect dialect) {
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            IntStream.range(0, 7).forEach(_ -> host.end());
            var link = connect(kept, host, 1);
            assertThat(kept.read).hasSize(7);
            assertThat(kept.completed).isEmpty();

            kept.intakes.event(link, host.end());
            settle(kept);

            assertThat(kept.completed).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_while_nobody_looked_is_a_new_epoch_and_a_suspicion(Dialect dialect) {
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            IntStream.range(0, 6).forEach(_ -> host.end());
            kept.intakes.disconnected(connect(kept, host, 1));
            host.restart();
            IntStream.range(0, 6).forEach(_ -> host.end());
            connect(kept, host, 2);
            settle(kept);

            var six = ids(dialect, 6);
            assertThat(kept.epochs(provider)).isEqualTo("1: " + six + ", 2: " + six);
            assertThat(kept.gaps(provider)).singleElement().asString().endsWith("-? (?)");
            assertThat(kept.missed)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.count()).isEmpty());
        }
    }

    @Test
    void what_a_small_store_dropped_while_we_were_away_is_counted() {
        try (var host = new LittleHost(Dialect.STORE, 10);
                var kept = new Kept(database, Kept.QUICK)) {
            IntStream.range(0, 5).forEach(_ -> host.end());
            kept.intakes.disconnected(connect(kept, host, 1));
            IntStream.range(0, 40).forEach(_ -> host.end());
            connect(kept, host, 2);
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: 1-5 36-45");
            assertThat(kept.gaps(provider)).containsExactly("1: 6-35 (30)");
            assertThat(kept.missed.getFirst().detail()).contains("30 rows lost (ids 6 to 35)");
            assertThat(kept.losses)
                    .singleElement()
                    .satisfies(losses -> {
                        assertThat(losses.gaps()).isEqualTo(1);
                        assertThat(losses.lostRows()).isEqualTo(30);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_clock_that_jumps_back_and_forth_changes_nothing(Dialect dialect) {
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            var link = connect(kept, host, 1);
            var noon = host.now();
            for (var seconds : new long[] {0, 3_600, 3_601, -3_600, -3_600, 5, 6, 86_400 * 40}) {
                kept.intakes.event(link, host.endAt(noon.plusSeconds(seconds)));
            }
            // The hour that daylight saving repeats, as the host writes it.
            var before = Instant.parse("2026-10-25T02:30:00+02:00");
            kept.intakes.event(link, host.endAt(before));
            kept.intakes.event(link, host.endAt(before.plusSeconds(3_600)));
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: " + ids(dialect, 10));
            assertThat(kept.gaps(provider)).isEmpty();
            assertThat(lowest("extract(epoch FROM received_at)")).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void poison_is_kept_aside_once_and_stops_nobody(Dialect dialect) {
        var sweeping = with(Kept.QUICK, Duration.ofMillis(100), 2_000, 40_000);
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, sweeping)) {
            var link = connect(kept, host, 1);
            var row = "{\"id\":%%d,\"timestamp\":\"%s\",\"model\":\"%s\",\"duration_ms\":%s}";
            kept.intakes.event(link, host.end());
            for (var bad :
                    List.of(
                            row.formatted("2026-11-24T12:00:00Z", "nul\\u0000", "1"),
                            row.formatted("2026-11-24T12:00:00Z", "half\\ud800", "1"),
                            row.formatted("2026-11-24T12:00:00Z", "big", "1e400"),
                            row.formatted("2026-11-24T12:00:00Z", "more", "9223372036854775808"),
                            row.formatted("10000-01-01T00:00:00Z", "late", "1"))) {
                kept.intakes.event(link, host.raw(bad));
                kept.intakes.event(link, host.end());
            }
            var asked = host.asked();
            Await.until("swept again", () -> host.asked() > asked + 3);
            settle(kept);

            assertThat(stored()).isEqualTo(6);
            assertThat(count("control_poison_rows")).isEqualTo(5);
            assertThat(kept.gaps(provider)).isEmpty();
            assertThat(kept.losses.stream().mapToLong(losses -> losses.poisonRows()).sum())
                    .isEqualTo(5);
        }
    }

    @Test
    void a_host_that_cannot_be_asked_is_asked_again() {
        try (var host = new LittleHost(Dialect.STORE, 1_000);
                var kept = new Kept(database, Kept.QUICK)) {
            host.failing(true);
            var link = host.link(provider, 1);
            kept.intakes.connected(link);
            kept.intakes.event(link, host.end());
            Await.until("it was asked in vain", () -> figures(kept).failure().isPresent());
            host.failing(false);
            settle(kept);

            assertThat(kept.epochs(provider)).isEqualTo("1: 1");
            assertThat(figures(kept).failure()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_question_tells_the_clock_of_the_host(Dialect dialect) {
        var sweeping = with(Kept.QUICK, Duration.ofMillis(100), 2_000, 40_000);
        try (var host = new LittleHost(dialect, 1_000);
                var kept = new Kept(database, sweeping)) {
            connect(kept, host, 1);
            Await.until("it was asked again", () -> kept.skews.size() > 3);

            assertThat(kept.skews).allMatch(skew -> skew.abs().toSeconds() <= 1);
        }
    }
}
