package boocontrol.perf.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Whatever becomes of clocks, streams, answers and the database, what the host's ring has is kept
/// in the end, and the newest is known.
class WatchTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final StreamName GPU = new StreamName("gpu:a");
    private static final Duration ROUND = Duration.ofSeconds(5);

    /// A host with a ring of each of its two streams, a database that may be away, and how far the
    /// host is watched. One round is five seconds.
    private static final class World {

        private final List<PerfSample> ring = new ArrayList<>();
        private final Set<PerfSample> kept = new HashSet<>();
        private Instant hostClock = NOON;
        private Instant ourClock = NOON;
        private boolean frozenGpu;
        private boolean storing = true;
        private boolean failedLast;
        private boolean dates = true;
        private Watch watch = Watch.NEW.recovered(Marks.NONE);
        private List<PerfSample> fresh = List.of();
        private int sizeOfAnswer;
        private Optional<Instant> asked = Optional.empty();

        private void sample() {
            hostClock = hostClock.plus(ROUND);
            ourClock = ourClock.plus(ROUND);
            ring.add(new PerfSample(StreamName.SYS, hostClock, Map.of()));
            if (!frozenGpu) {
                ring.add(new PerfSample(GPU, hostClock.plusMillis(1), Map.of()));
            }
        }

        private void poll() {
            var question = watch.question(storing || !failedLast);
            asked = question.after();
            var answer =
                    ring.stream()
                            .filter(s -> asked.isEmpty() || s.at().isAfter(asked.get()))
                            .toList();
            sizeOfAnswer = answer.size();
            var skew = Duration.between(ourClock, hostClock);
            var heard = watch.heard(question, answer, dates ? Optional.of(skew) : Optional.empty());
            watch = heard.watch();
            fresh = heard.fresh();
            failedLast = !storing;
            if (storing && question.contiguous()) {
                kept.addAll(answer);
                watch = watch.kept(question, heard.marks());
            }
        }

        private void rounds(int count) {
            for (var i = 0; i < count; i++) {
                sample();
                poll();
            }
        }

        /// Our process ends; what is kept stays.
        private void restart() {
            var marks = new TreeMap<StreamName, Instant>();
            kept.stream()
                    .filter(s -> s.at().isBefore(ourClock.plus(Duration.ofDays(1))))
                    .forEach(s -> marks.merge(s.stream(), s.at(), (a, b) -> a.isAfter(b) ? a : b));
            watch = Watch.NEW.recovered(new Marks(marks));
            failedLast = false;
        }

        /// Nothing is owed to the database: what our end forgets is not needed.
        private boolean restful() {
            return storing && !failedLast && !watch.look() && !watch.owed();
        }

        private void isWhole() {
            assertThat(kept).containsAll(ring);
        }
    }

    @Test
    void a_host_is_first_asked_for_all_then_for_what_is_newer_with_an_overlap() {
        var world = new World();
        for (var i = 0; i < 100; i++) {
            world.sample();
        }
        world.poll();
        assertThat(world.asked).isEmpty();
        world.isWhole();

        world.rounds(1);
        assertThat(world.asked).contains(world.hostClock.minusSeconds(20));
        assertThat(world.sizeOfAnswer).isLessThan(10);
        assertThat(world.fresh).hasSize(2);
    }

    @Test
    void a_clock_that_steps_back_does_not_stop_the_intake() {
        var world = new World();
        world.rounds(20);
        world.hostClock = world.hostClock.minus(Duration.ofHours(2));
        world.rounds(2);

        world.isWhole();
        assertThat(world.fresh).hasSize(2);
        assertThat(world.watch.steps()).isEqualTo(1);
        assertThat(world.watch.regressions()).isEqualTo(2);
    }

    @Test
    void it_does_not_stop_it_either_where_no_date_tells_of_it() {
        var world = new World();
        world.dates = false;
        world.rounds(20);
        world.hostClock = world.hostClock.minus(Duration.ofMinutes(10));
        world.rounds(4);

        world.isWhole();
        assertThat(world.fresh).hasSize(2);
        assertThat(world.watch.regressions()).isEqualTo(2);
    }

    @Test
    void a_step_of_our_clock_changes_nothing_but_is_counted() {
        var world = new World();
        world.rounds(5);
        world.ourClock = world.ourClock.plus(Duration.ofHours(1));
        world.rounds(3);

        world.isWhole();
        assertThat(world.watch.steps()).isEqualTo(1);
        assertThat(world.watch.regressions()).isZero();
    }

    @Test
    void a_sample_of_the_far_future_does_not_poison_the_watermark() {
        var world = new World();
        world.dates = false;
        world.rounds(5);
        world.ring.add(
                new PerfSample(StreamName.SYS, Instant.parse("2099-01-01T00:00:00Z"), Map.of()));
        world.poll();
        world.rounds(10);

        world.isWhole();
        assertThat(world.fresh).hasSize(2);
        assertThat(world.watch.regressions()).isEqualTo(1);
    }

    @Test
    void a_silent_card_does_not_make_the_answers_grow() {
        var world = new World();
        world.rounds(10);
        world.frozenGpu = true;
        world.rounds(100);
        assertThat(world.sizeOfAnswer).isLessThan(10);

        world.frozenGpu = false;
        world.rounds(2);
        assertThat(world.fresh).hasSize(2);
        world.isWhole();
    }

    @Test
    void while_the_database_is_away_only_what_is_new_is_asked_for_and_the_hole_is_filled_after() {
        var world = new World();
        world.rounds(10);
        world.storing = false;
        world.rounds(60);
        assertThat(world.sizeOfAnswer).isLessThan(10);
        assertThat(world.fresh).hasSize(2);
        assertThat(world.kept).doesNotContainAnyElementsOf(world.ring.subList(30, 130));

        world.storing = true;
        world.rounds(2);
        world.isWhole();
    }

    @Test
    void a_host_that_tells_nothing_new_is_looked_at_ever_more_rarely() {
        var world = new World();
        world.rounds(5);
        var looks = 0;
        for (var i = 0; i < 1_000; i++) {
            world.poll();
            looks += world.asked.isEmpty() ? 1 : 0;
        }
        assertThat(looks).isBetween(8, 20);

        world.rounds(1);
        assertThat(world.fresh).hasSize(2);
    }

    @Test
    void our_restart_goes_on_from_what_is_kept() {
        var world = new World();
        world.rounds(100);
        world.restart();
        world.rounds(1);

        assertThat(world.sizeOfAnswer).isLessThan(10);
        assertThat(world.fresh).hasSize(2);
        world.isWhole();
    }

    @Test
    void a_refused_time_makes_the_next_question_one_for_all() {
        var world = new World();
        world.rounds(5);
        world.watch = world.watch.refused();
        world.rounds(1);

        assertThat(world.asked).isEmpty();
    }

    @Test
    void whatever_happens_in_whatever_order_all_is_kept_in_the_end() {
        Seeds.each(
                2_000,
                random -> {
                    var world = new World();
                    // A round that is left out may hide two steps of a clock, and so may our own
                    // restart.
                    var restarts = random.nextBoolean();
                    for (var i = 0; i < 60; i++) {
                        mischief(world, random, restarts);
                        world.sample();
                        if (restarts || random.nextInt(5) > 0) {
                            world.poll();
                        }
                    }
                    world.storing = true;
                    world.frozenGpu = false;
                    world.rounds(8);

                    world.isWhole();
                    assertThat(world.fresh).extracting(PerfSample::at).contains(world.hostClock);
                });
    }

    private static void mischief(World world, RandomGenerator random, boolean restarts) {
        switch (random.nextInt(24)) {
            case 0 ->
                    world.hostClock =
                            world.hostClock.plusSeconds(random.nextInt(-7_200, 7_200) / 5 * 5 + 1);
            case 1 -> world.ourClock = world.ourClock.plusSeconds(random.nextInt(-7_200, 7_200));
            case 2 -> world.frozenGpu = !world.frozenGpu;
            case 3, 4 -> world.storing = !world.storing;
            case 5 -> {
                if (restarts && world.restful()) {
                    world.restart();
                }
            }
            case 6 -> world.ring.clear();
            case 7 ->
                    world.ring.add(
                            new PerfSample(
                                    GPU,
                                    world.hostClock.plusSeconds(random.nextInt(1, 90_000)),
                                    Map.of()));
            default -> {}
        }
    }
}
