package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.Liveness.Signal;
import boocontrol.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Instant LOST = Instant.parse("2026-01-01T20:00:00Z");
    private static final Duration REFUSING = Duration.ofMillis(2);

    @ParameterizedTest(name = "failure {0}, {1}: {2} to {3} ms")
    @CsvSource({
        "1, UNREACHABLE,   1000,  1500",
        "2, UNREACHABLE,   2000,  3000",
        "3, SILENT,        4000,  6000",
        "4, ENDED,         8000, 12000",
        "5, OVERFLOW,     16000, 24000",
        "6, UNREACHABLE,  30000, 90000",
        "7, UNREACHABLE,  30000, 90000",
        "900, SILENT,     30000, 90000",
        "1, UNAUTHORIZED, 30000, 45000",
        "1, UNSUPPORTED,  30000, 45000",
        "1, NOT_SSE,      30000, 45000",
        "6, UNAUTHORIZED, 30000, 90000"
    })
    void a_delay_lies_between_its_bounds(int failures, Word reason, long least, long most) {
        Seeds.each(
                500,
                random ->
                        assertThat(Backoff.DEFAULT.delay(failures, reason, random).toMillis())
                                .isBetween(least, most));
    }

    @Test
    void delays_use_the_whole_of_their_bounds() {
        var delays = new ArrayList<Duration>();
        Seeds.each(500, random -> delays.add(Backoff.DEFAULT.delay(6, Word.UNREACHABLE, random)));

        assertThat(delays).anyMatch(delay -> delay.toSeconds() < 33);
        assertThat(delays).anyMatch(delay -> delay.toSeconds() > 87);
    }

    /// Fault A4. Jitter of 0 to 50 % spreads the first attempts over half their delay at most; by
    /// the time hosts are back, several draws have come together.
    @Test
    void hosts_that_were_lost_together_do_not_come_back_together() {
        var most = new ArrayList<Long>();
        Seeds.each(
                200,
                random -> {
                    var away = Duration.ofSeconds(10 + random.nextInt(600));
                    var back = new ArrayList<Attempt>();
                    for (var host = 0; host < 50; host++) {
                        back.add(attempts(random, away, REFUSING).getLast());
                    }
                    var delay =
                            back.stream()
                                    .map(Attempt::delay)
                                    .min(Duration::compareTo)
                                    .orElseThrow();
                    assertThat(spread(back)).isGreaterThanOrEqualTo(delay.dividedBy(2));
                    assertThat(mostInASecond(back)).isLessThanOrEqualTo(25);
                    most.add((long) mostInASecond(back));
                });
        System.out.printf(
                "FIGURE A4 hosts=50 schedules=%d most_in_a_second=%d median_of_most=%d%n",
                most.size(),
                Collections.max(most),
                most.stream().sorted().toList().get(most.size() / 2));
    }

    @Test
    void the_first_attempts_after_a_common_loss_are_spread_over_nearly_half_their_delay() {
        Seeds.each(
                200,
                random -> {
                    var first = new ArrayList<Attempt>();
                    for (var host = 0; host < 50; host++) {
                        first.add(attempts(random, Duration.ofSeconds(60), REFUSING).getFirst());
                    }
                    assertThat(spread(first)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
                });
    }

    /// Fault A5.
    @Test
    void a_host_that_is_away_for_a_night_is_asked_rarely_and_found_soon() {
        var asked = new ArrayList<Long>();
        var found = new ArrayList<Duration>();
        Seeds.each(
                100,
                random -> {
                    var away = Duration.ofHours(12).plusMillis(random.nextLong(3_600_000));
                    var all = attempts(random, away, REFUSING);
                    for (var hour = 0; hour < 12; hour++) {
                        var from = Duration.ofHours(hour);
                        var times = all.stream().filter(each -> each.within(from, 3_600)).count();
                        assertThat(times).isBetween(1L, 90L);
                        asked.add(times);
                    }
                    var after = all.getLast().at().minus(away);
                    assertThat(after).isLessThan(Duration.ofSeconds(90));
                    found.add(after);
                });
        System.out.printf(
                "FIGURE A5 nights=%d most_attempts_in_an_hour=%d found_after_s_most=%d%n",
                found.size(), Collections.max(asked), Collections.max(found).toSeconds());
    }

    /// @param at after the loss
    /// @param delay that came before it
    private record Attempt(Duration at, Duration delay) {

        boolean within(Duration from, long seconds) {
            return at.compareTo(from) >= 0 && at.compareTo(from.plusSeconds(seconds)) < 0;
        }
    }

    /// All attempts up to the first that finds the host again.
    private static List<Attempt> attempts(RandomGenerator random, Duration away, Duration took) {
        var attempts = new ArrayList<Attempt>();
        Liveness state = new Liveness.Connected(LOST.minusSeconds(3_600));
        var lived = Duration.ofHours(1);
        var now = LOST;
        while (Duration.between(LOST, now).compareTo(away) < 0) {
            var lost =
                    new Signal.Lost(
                            now, new Reason(Word.UNREACHABLE, "refused"), Optional.of(LOST), lived);
            state = state.on(lost, Backoff.DEFAULT, random);
            var delay = state.wait(now);
            now = now.plus(delay);
            attempts.add(new Attempt(Duration.between(LOST, now), delay));
            now = now.plus(took);
            lived = Duration.ZERO;
        }
        return attempts;
    }

    private static Duration spread(List<Attempt> attempts) {
        var times = attempts.stream().map(Attempt::at).sorted().toList();
        return times.getLast().minus(times.getFirst());
    }

    private static long mostInASecond(List<Attempt> attempts) {
        return attempts.stream()
                .mapToLong(each ->
                        attempts.stream().filter(other -> other.within(each.at(), 1)).count())
                .max()
                .orElseThrow();
    }
}
