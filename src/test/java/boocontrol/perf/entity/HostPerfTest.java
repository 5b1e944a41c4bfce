package boocontrol.perf.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.GpuSample;
import boocontrol.llamaswap.entity.Performance.Samples;
import boocontrol.llamaswap.entity.SysSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostPerfTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final StreamName GPU = new StreamName("gpu:a");
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Optional<Duration> NO_SKEW = Optional.of(Duration.ZERO);

    private final HostPerf host = HostPerf.first(new ProviderId("box"), "life");

    @Test
    void a_stream_is_stale_when_nothing_came_for_three_intervals() {
        var told = told(told(host, gpu(0, 40), 0), gpu(5, 41), 5);

        assertThat(gpu(told).stale(at(20), LIMIT)).isFalse();
        assertThat(gpu(told).stale(at(20.5), LIMIT)).isTrue();
        assertThat(gpu(told).newest().at()).isEqualTo(at(5).at());
    }

    @Test
    void a_host_that_samples_rarely_is_not_stale_between_its_samples() {
        var told = told(told(host, gpu(0, 40), 0), gpu(60, 41), 60);

        assertThat(gpu(told).stale(at(200), LIMIT)).isFalse();
        assertThat(gpu(told).stale(at(250), LIMIT)).isTrue();
    }

    @Test
    void what_is_old_when_it_is_first_heard_is_stale_at_once() {
        var told = told(host, gpu(-3_000, 40), 0);

        assertThat(gpu(told).stale(at(0), LIMIT)).isTrue();
        assertThat(gpu(told).newest().at()).isEqualTo(at(-3_000).at());
    }

    @Test
    void an_hour_between_the_clocks_makes_nothing_old_or_of_the_future() {
        var hour = Optional.of(Duration.ofHours(1));
        var told = host.told(List.of(gpu(3_600, 40)), Map.of(), hour, at(0));

        assertThat(gpu(told).stale(at(1), LIMIT)).isFalse();
        assertThat(gpu(told).newest().at()).isEqualTo(at(0).at());
    }

    @Test
    void our_clock_may_step_without_making_anything_stale() {
        var told = told(host, gpu(0, 40), 0);
        var stepped = new Moment(NOON.plus(Duration.ofHours(5)), Duration.ofSeconds(1).toNanos());

        assertThat(gpu(told).stale(stepped, LIMIT)).isFalse();
    }

    @Test
    void a_value_that_is_told_no_more_is_silent_since_it_was_told_last() {
        var told = told(host, gpu(0, 40), 0);
        for (var second = 5; second <= 30; second += 5) {
            told =
                    told(
                            told,
                            new PerfSample(GPU, at(second).at(), Map.of(Metric.UTIL_PCT, 3.0)),
                            second);
        }

        assertThat(gpu(told).stale(at(31), LIMIT)).isFalse();
        assertThat(gpu(told).silent(at(10), LIMIT)).isEmpty();
        var silent = gpu(told).silent(at(31), LIMIT);
        assertThat(silent).containsOnlyKeys(Metric.TEMP_C);
        assertThat(silent.get(Metric.TEMP_C).told()).isEqualTo(40);
        assertThat(silent.get(Metric.TEMP_C).at()).isEqualTo(at(0).at());
    }

    @Test
    void the_machine_comes_first_and_then_the_cards_by_their_number() {
        var cards =
                Map.of(
                        new StreamName("gpu:z"), new Told.Card(0, "first"),
                        new StreamName("gpu:a"), new Told.Card(1, "second"));
        var samples =
                List.of(
                        gpu(0, 40),
                        new PerfSample(new StreamName("gpu:z"), NOON, Map.of()),
                        new PerfSample(StreamName.SYS, NOON, Map.of()));
        var told = host.told(samples, cards, NO_SKEW, at(0));

        assertThat(told.streams())
                .extracting(state -> state.name().value())
                .containsExactly("sys", "gpu:z", "gpu:a");
    }

    @Test
    void network_is_a_rate_and_unknown_where_the_counter_went_back() {
        var told =
                Told.of(
                        new Samples(
                                List.of(sys(0, 1_000), sys(5, 6_000), sys(10, 100), sys(8, 200)),
                                List.of(),
                                List.of()));

        assertThat(told.samples())
                .extracting(
                        sample -> Optional.ofNullable(sample.values().get(Metric.NET_RECV_BYTES_S)))
                .containsExactly(
                        Optional.empty(), Optional.of(1_000.0), Optional.empty(), Optional.empty());
        assertThat(told.samples().getFirst().at()).isEqualTo("2026-11-24T12:00:00.123456Z");
        assertThat(told.samples().getFirst().values())
                .containsEntry(Metric.CPU_PCT, 50.0)
                .containsEntry(Metric.CPU_MAX_PCT, 75.0)
                .doesNotContainKey(Metric.SWAP_TOTAL_MB);
    }

    @Test
    void cards_without_a_uuid_go_by_their_number_and_no_host_has_more_than_64() {
        var gpus = new ArrayList<GpuSample>();
        IntStream.range(0, 100).forEach(n -> gpus.add(card(n, n == 0 ? "" : "u\t" + n)));
        var told = Told.of(new Samples(List.of(), gpus, List.of()));

        assertThat(told.cards()).hasSize(64);
        assertThat(told.cards()).containsKeys(new StreamName("gpu:0"), new StreamName("gpu:1"));
        assertThat(told.foreign()).isEqualTo(36);
    }

    @Test
    void hosts_are_asked_all_over_the_interval_and_each_at_its_own_time() {
        var interval = Duration.ofSeconds(5);
        var busiest = new int[10];
        for (var n = 0; n < 200; n++) {
            var id = new ProviderId("box-" + n);
            var offset = Spread.offset(id, interval);
            assertThat(offset).isEqualTo(Spread.offset(id, interval));
            assertThat(offset).isBetween(Duration.ZERO, Duration.ofMillis(4_500));
            busiest[(int) (offset.toMillis() / 500)]++;
        }
        assertThat(IntStream.of(busiest).max().orElseThrow()).isLessThan(50);
    }

    private static HostPerf told(HostPerf host, PerfSample sample, double second) {
        return host.told(List.of(sample), Map.of(), NO_SKEW, at(second));
    }

    private static StreamState gpu(HostPerf host) {
        return host.stream(GPU).orElseThrow();
    }

    private static PerfSample gpu(double second, double celsius) {
        return new PerfSample(
                GPU, at(second).at(), Map.of(Metric.TEMP_C, celsius, Metric.UTIL_PCT, 3.0));
    }

    private static Moment at(double second) {
        var nanos = (long) (second * 1e9);
        return new Moment(Instant.parse("2026-11-24T12:00:00Z").plusNanos(nanos), nanos);
    }

    private static SysSample sys(int second, long received) {
        return new SysSample(
                NOON.plusSeconds(second),
                List.of(25.0, 75.0),
                OptionalLong.of(64_000),
                OptionalLong.of(1),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.of(received),
                OptionalLong.empty());
    }

    private static GpuSample card(int index, String uuid) {
        var unknown = OptionalDouble.empty();
        return new GpuSample(
                NOON,
                index,
                "card",
                uuid,
                unknown,
                unknown,
                unknown,
                unknown,
                OptionalLong.empty(),
                OptionalLong.empty(),
                unknown,
                unknown);
    }
}
