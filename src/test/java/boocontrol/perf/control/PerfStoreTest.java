package boocontrol.perf.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.PerfSample;
import boocontrol.perf.entity.RangeQuestion;
import boocontrol.perf.entity.Series;
import boocontrol.perf.entity.StreamName;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PerfStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final StreamName GPU = new StreamName("gpu:GPU-1 \"x\"");

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        with(store -> {
            store.prepare(NOON);
            return true;
        });
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void what_is_told_twice_is_kept_once_also_with_nanoseconds() {
        var box = new ProviderId("twice");
        var at = NOON.plusNanos(123_456_789);
        var batch = List.of(sample(StreamName.SYS, at, Map.of(Metric.CPU_PCT, 12.5)));

        assertThat(write(box, batch)).isEqualTo(1);
        assertThat(write(box, batch)).isZero();
        assertThat(write(box, List.of(batch.getFirst(), sample(GPU, at, Map.of())))).isEqualTo(1);
        assertThat(count(box)).isEqualTo(2);
    }

    @Test
    void unknown_is_null_and_never_zero() {
        var box = new ProviderId("unknown");
        write(box, List.of(sample(GPU, NOON, Map.of(Metric.UTIL_PCT, 0.0))));

        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_perf WHERE provider_id = 'unknown'"
                                        + " AND util_pct = 0 AND temp_c IS NULL AND mem_used_mb IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void the_watermarks_are_recovered_without_those_of_a_wild_clock() {
        var box = new ProviderId("marks");
        write(
                box,
                List.of(
                        sample(StreamName.SYS, NOON, Map.of()),
                        sample(StreamName.SYS, NOON.minusSeconds(5), Map.of()),
                        sample(StreamName.SYS, Instant.parse("2099-01-01T00:00:00Z"), Map.of()),
                        sample(GPU, NOON.plusSeconds(3_600), Map.of())));

        var marks = with(store -> store.recover(box, NOON)).newest();
        assertThat(marks)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(StreamName.SYS, NOON, GPU, NOON.plusSeconds(3_600)));
        assertThat(with(store -> store.recover(new ProviderId("nobody"), NOON)).newest()).isEmpty();
    }

    @Test
    void samples_of_a_day_without_a_partition_move_into_it_when_it_is_made() {
        var box = new ProviderId("moves");
        var later = NOON.plus(Duration.ofDays(30));
        write(box, List.of(sample(StreamName.SYS, later, Map.of(Metric.LOAD_1, 0.5))));
        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_perf_default WHERE provider_id = 'moves'"))
                .isEqualTo(1);

        with(store -> {
            store.prepare(later);
            store.prepare(later);
            return true;
        });
        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_perf_default WHERE provider_id = 'moves'"))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM control_perf_2026_12_24")).isEqualTo(1);
    }

    @Test
    void a_range_tells_least_greatest_and_mean_and_nothing_where_nothing_was() {
        var box = new ProviderId("range");
        write(
                box,
                LongStream.range(0, 120)
                        .filter(n -> n < 40 || n >= 80)
                        .mapToObj(n ->
                                sample(
                                        StreamName.SYS,
                                        NOON.plusSeconds(n * 5),
                                        n % 2 == 0
                                                ? Map.of(
                                                        Metric.CPU_PCT,
                                                        (double) n,
                                                        Metric.MEM_USED_MB,
                                                        7.0)
                                                : Map.of(Metric.CPU_PCT, (double) n)))
                        .toList());

        var series = range(box, Set.of(Metric.CPU_PCT), Duration.ofMinutes(10), 10).getFirst();
        var points = List.copyOf(series.points().values());
        assertThat(series.points().keySet()).startsWith(NOON, NOON.plusSeconds(60)).hasSize(8);
        assertThat(points.getFirst()).isEqualTo(new Series.Point(12, 66, 0, 11));
        assertThat(points.getFirst().mean()).isEqualTo(5.5);
        assertThat(points.getLast().max()).isEqualTo(119);
        assertThat(series.points()).doesNotContainKey(NOON.plusSeconds(300));

        var all = range(box, Set.of(), Duration.ofMinutes(10), 10);
        assertThat(all)
                .extracting(Series::metric)
                .containsExactly(Metric.CPU_PCT, Metric.MEM_USED_MB);
        assertThat(all.getLast().points().get(NOON).n()).isEqualTo(6);
    }

    @Test
    void one_stream_is_read_alone() {
        var box = new ProviderId("alone");
        write(
                box,
                List.of(
                        sample(StreamName.SYS, NOON, Map.of(Metric.MEM_USED_MB, 1.0)),
                        sample(GPU, NOON, Map.of(Metric.MEM_USED_MB, 2.0))));
        var question =
                new RangeQuestion(box, Optional.of(GPU), Set.of(), NOON, NOON.plusSeconds(60), 60);

        var series = with(store -> store.range(question));

        assertThat(series)
                .containsExactly(
                        new Series(
                                GPU,
                                Metric.MEM_USED_MB,
                                new TreeMap<>(Map.of(NOON, new Series.Point(1, 2, 2, 2)))));
    }

    @Test
    void what_is_rolled_up_is_read_from_there_and_the_rest_from_the_samples() {
        var box = new ProviderId("rolled");
        database.execute(
                """
                INSERT INTO control_perf_rollup
                    (provider_id, tier, stream, metric, bucket, n, sum, min, max, last)
                SELECT 'rolled', '5m', 'sys', metric, TIMESTAMPTZ '2026-11-24T00:00:00Z'
                    + n * INTERVAL '5 minutes', 60, 600, 5, 15, 10
                FROM generate_series(0, 143) AS n, (VALUES ('cpu_pct'), ('load_1')) AS m (metric)
                """);
        write(
                box,
                List.of(
                        sample(
                                StreamName.SYS,
                                NOON.plusSeconds(60),
                                Map.of(Metric.CPU_PCT, 99.0))));
        var question =
                new RangeQuestion(
                        box,
                        Optional.empty(),
                        Set.of(Metric.CPU_PCT),
                        NOON.minus(Duration.ofHours(12)).plusSeconds(60),
                        NOON.plusSeconds(3_600),
                        13);
        var points = with(store -> store.range(question)).getFirst().points();

        assertThat(points.firstKey()).isEqualTo(question.from());
        assertThat(points.values()).extracting(Series.Point::max).startsWith(15.0).endsWith(99.0);
        assertThat(points.values().stream().mapToLong(Series.Point::n).sum())
                .isEqualTo(144 * 60 + 1);
    }

    @Test
    void a_host_is_forgotten_with_its_rollups() {
        var box = new ProviderId("forgotten");
        write(box, List.of(sample(StreamName.SYS, NOON, Map.of())));
        database.execute(
                "INSERT INTO control_perf_rollup VALUES"
                        + " ('forgotten', '1h', 'sys', 'cpu_pct', now(), 1, 1, 1, 1, 1)");
        with(store -> {
            store.purge(box);
            return true;
        });

        assertThat(count(box)).isZero();
        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_perf_rollup WHERE provider_id = 'forgotten'"))
                .isZero();
    }

    private static List<Series> range(
            ProviderId box, Set<Metric> metrics, Duration length, int pixels) {
        var question =
                new RangeQuestion(box, Optional.empty(), metrics, NOON, NOON.plus(length), pixels);
        return with(store -> store.range(question));
    }

    private static PerfSample sample(StreamName stream, Instant at, Map<Metric, Double> values) {
        return new PerfSample(stream, at, values);
    }

    private static long write(ProviderId box, List<PerfSample> samples) {
        var batch = new Batch(box, samples, NOON, true, _ -> {});
        return with(store -> store.write(List.of(batch))).get(box);
    }

    private static <T> T with(Function<PerfStore, T> work) {
        return database.inTransaction(entities -> work.apply(new PerfStore(entities)));
    }

    private static long count(ProviderId box) {
        return database.count(
                "SELECT count(*) FROM control_perf WHERE provider_id = '" + box + "'");
    }
}
