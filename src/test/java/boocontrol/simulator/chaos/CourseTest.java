package boocontrol.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.chaos.Course.Step;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final long MS = Duration.ofMillis(1).toNanos();

    private static final long ENDED = -1;

    private final Course course = new Course(1);

    @Test
    void without_toxics_what_arrives_is_delivered_and_the_end_after_it() {
        course.arrived(new byte[] {1, 2, 3}, 0);
        course.ended(0);
        assertThat(course.next(0)).isInstanceOf(Step.Deliver.class);
        assertThat(course.next(0)).isEqualTo(new Step.End());
    }

    @Test
    void jitter_stays_within_its_bounds_and_keeps_the_order() {
        course.toxics(
                downstream(new Toxic.Latency(Duration.ofMillis(100), Duration.ofMillis(50))), 0);
        var delays = new ArrayList<Long>();
        for (var n = 0; n < 1_000; n++) {
            course.arrived(new byte[1], 0);
            var due = course.next(0) instanceof Step.Wait(var until) ? until : 0;
            assertThat(course.next(due)).isInstanceOf(Step.Deliver.class);
            delays.add(due / MS);
        }
        assertThat(delays).allMatch(delay -> delay >= 49 && delay <= 150);
        assertThat(delays.stream().mapToLong(Long::longValue).average().orElse(0))
                .isBetween(95.0, 105.0);
    }

    @Test
    void a_deadline_counts_from_the_toxic_and_a_change_starts_it_anew() {
        course.toxics(downstream(new Toxic.ResetPeer(Duration.ofMillis(10))), 0);
        assertThat(course.next(5 * MS)).isEqualTo(new Step.Wait(10 * MS));
        course.toxics(downstream(new Toxic.ResetPeer(Duration.ofMillis(11))), 5 * MS);
        assertThat(course.next(15 * MS)).isEqualTo(new Step.Wait(16 * MS));
        assertThat(course.next(16 * MS)).isEqualTo(new Step.Reset());
    }

    @Test
    void a_changed_limit_keeps_what_it_has_counted() {
        course.toxics(downstream(new Toxic.LimitData(10)), 0);
        course.arrived(new byte[8], 0);
        assertThat(count(course.next(0))).isEqualTo(8);
        course.toxics(downstream(new Toxic.LimitData(9)), 0);
        course.arrived(new byte[8], 0);
        assertThat(count(course.next(0))).isOne();
        course.toxics(downstream(new Toxic.LimitData(8)), 0);
        assertThat(course.next(0)).isEqualTo(new Step.Close());
    }

    @Test
    void a_reset_of_the_source_does_not_get_out_of_a_black_hole() {
        course.toxics(downstream(new Toxic.Timeout(Duration.ZERO)), 0);
        course.broke();
        assertThat(course.next(0)).isInstanceOf(Step.Wait.class);
        course.toxics(List.of(), 1);
        assertThat(course.next(1)).isEqualTo(new Step.Close());
    }

    @Test
    void four_mebibytes_are_full() {
        assertThat(course.full()).isFalse();
        course.arrived(new byte[4 << 20], 0);
        assertThat(course.full()).isTrue();
        course.toxics(downstream(new Toxic.Slicer(1, 0, Duration.ZERO)), 0);
        assertThat(count(course.next(0))).isOne();
        assertThat(course.full()).isFalse();
    }

    /// Whatever is put on and taken off while bytes flow: those that arrive are those that were
    /// sent, in order, none twice.
    @Test
    void toxics_that_do_not_cut_lose_nothing() {
        for (var seed = 1L; seed <= 500; seed++) {
            var random = new Random(seed);
            var sent = new ByteArrayOutputStream();
            var got = new ByteArrayOutputStream();
            var run = new Course(seed);
            var now = 0L;
            for (var n = 0; n < 60; n++) {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        var bytes = new byte[random.nextInt(300)];
                        random.nextBytes(bytes);
                        sent.writeBytes(bytes);
                        run.arrived(bytes, now);
                    }
                    case 1 -> run.toxics(some(random), now);
                    default -> now = step(run, now, got);
                }
            }
            run.ended(now);
            for (var n = 0; now != ENDED && n < 100_000; n++) {
                now = step(run, now, got);
            }
            assertThat(now).as("seed %d", seed).isEqualTo(ENDED);
            assertThat(Arrays.equals(got.toByteArray(), sent.toByteArray()))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /// @return the next moment
    private static long step(Course run, long now, ByteArrayOutputStream got) {
        return switch (run.next(now)) {
            case Step.Wait(var until) -> until == Long.MAX_VALUE ? now + MS : until;
            case Step.Deliver(var bytes, var from, var count) -> {
                got.write(bytes, from, count);
                yield now;
            }
            case Step.End _ -> ENDED;
            case Step.Close _, Step.Reset _ -> throw new AssertionError("cut");
        };
    }

    private static List<AppliedToxic> some(Random random) {
        var all =
                List.<Toxic>of(
                        new Toxic.Latency(
                                Duration.ofMillis(random.nextInt(50)),
                                Duration.ofMillis(random.nextInt(80))),
                        new Toxic.Bandwidth(1 + random.nextInt(100_000)),
                        new Toxic.Slicer(
                                20, random.nextInt(20), Duration.ofNanos(random.nextInt(9_999))),
                        new Toxic.SlowClose(Duration.ofMillis(random.nextInt(50))));
        return all.stream()
                .filter(_ -> random.nextBoolean())
                .map(toxic -> AppliedToxic.of(toxic, Direction.DOWNSTREAM))
                .toList();
    }

    private static int count(Step step) {
        return step instanceof Step.Deliver(_, _, var count) ? count : 0;
    }

    private static List<AppliedToxic> downstream(Toxic toxic) {
        return List.of(AppliedToxic.of(toxic, Direction.DOWNSTREAM));
    }
}
