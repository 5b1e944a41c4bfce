package boocontrol.perf.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.RangeQuestion.Segment;
import boocontrol.perf.entity.RangeQuestion.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangeQuestionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    @Test
    void without_rollups_everything_is_raw() {
        assertThat(range(Duration.ofDays(30), 600).plan(Map.of(Tier.RAW, ALWAYS)))
                .containsExactly(new Segment(Tier.RAW, NOON.minus(Duration.ofDays(30)), NOON));
    }

    @Test
    void the_tier_is_the_coarsest_that_fits_a_pixel_and_what_it_lacks_is_finer() {
        var held =
                Map.of(
                        Tier.RAW, ALWAYS,
                        Tier.FIVE_MINUTES, new Span(Instant.MIN, NOON.minusSeconds(3_600)),
                        Tier.HOUR, new Span(Instant.MIN, NOON.minusSeconds(7_200)));

        assertThat(tiers(range(Duration.ofDays(30), 600).plan(held)))
                .containsExactly(Tier.HOUR, Tier.FIVE_MINUTES, Tier.RAW);
        assertThat(tiers(range(Duration.ofDays(30), 4_000).plan(held)))
                .containsExactly(Tier.FIVE_MINUTES, Tier.RAW);
        assertThat(tiers(range(Duration.ofHours(6), 600).plan(held))).containsExactly(Tier.RAW);
    }

    @Test
    void what_is_not_raw_any_more_is_read_from_the_finest_that_is_left() {
        var held =
                Map.of(
                        Tier.RAW, new Span(NOON.minus(Duration.ofDays(7)), Instant.MAX),
                        Tier.FIVE_MINUTES, new Span(NOON.minus(Duration.ofDays(90)), NOON),
                        Tier.HOUR, new Span(Instant.MIN, NOON));
        var old = NOON.minus(Duration.ofDays(8));
        var question =
                new RangeQuestion(
                        new ProviderId("box"),
                        Optional.empty(),
                        Set.of(),
                        old,
                        old.plusSeconds(60),
                        600);

        assertThat(tiers(question.plan(held))).containsExactly(Tier.FIVE_MINUTES);
    }

    @Test
    void a_segment_begins_where_the_one_before_it_ends() {
        var held =
                Map.of(
                        Tier.RAW,
                        ALWAYS,
                        Tier.FIVE_MINUTES,
                        new Span(NOON.minusSeconds(86_400), NOON.minusSeconds(3_600)));
        var plan = range(Duration.ofDays(3), 600).plan(held);

        assertThat(plan.getFirst().from()).isEqualTo(NOON.minus(Duration.ofDays(3)));
        assertThat(plan.getLast().to()).isEqualTo(NOON);
        for (var i = 1; i < plan.size(); i++) {
            assertThat(plan.get(i).from()).isEqualTo(plan.get(i - 1).to());
        }
        assertThat(tiers(plan)).containsExactly(Tier.RAW, Tier.FIVE_MINUTES, Tier.RAW);
    }

    @Test
    void a_hole_is_a_gap_and_the_pause_between_two_samples_is_none() {
        var question = range(Duration.ofHours(1), 3_600);
        var start = question.from();
        var told =
                LongStream.concat(LongStream.range(0, 120), LongStream.range(300, 720))
                        .mapToObj(n -> start.plusSeconds(n * 5))
                        .toList();

        assertThat(question.gaps(told, NOON))
                .containsExactly(new Span(start.plusSeconds(596), start.plusSeconds(1_500)));
    }

    @Test
    void nothing_at_the_edges_is_a_gap_but_the_future_is_none() {
        var question = range(Duration.ofHours(1), 60);
        var start = question.from();
        var told = List.of(start.plusSeconds(1_800), start.plusSeconds(1_860));

        assertThat(question.gaps(told, start.plusSeconds(1_930)))
                .containsExactly(new Span(start, start.plusSeconds(1_800)));
        assertThat(question.gaps(List.of(), NOON)).containsExactly(new Span(start, NOON));
    }

    @Test
    void a_pixel_is_never_shorter_than_a_second() {
        assertThat(range(Duration.ofMinutes(1), 4_000).width()).isEqualTo(Duration.ofSeconds(1));
        assertThat(range(Duration.ofDays(1), 600).width()).isEqualTo(Duration.ofSeconds(144));
    }

    private static List<Tier> tiers(List<Segment> plan) {
        return plan.stream().map(Segment::tier).toList();
    }

    private static RangeQuestion range(Duration back, int pixels) {
        return new RangeQuestion(
                new ProviderId("box"), Optional.empty(), Set.of(), NOON.minus(back), NOON, pixels);
    }
}
