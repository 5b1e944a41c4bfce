package boocontrol.perf.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.HostLink;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.perf.entity.Marks;
import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.Sampling;
import boocontrol.perf.entity.StreamName;
import boocontrol.platform.loops.Loops;
import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import boocontrol.testing.ScriptedHost;
import boocontrol.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One host, asked round by round, with a real database.
class HostSamplerTest {

    private static final AtomicInteger HOSTS = new AtomicInteger();
    private static final Duration OFTEN = Duration.ofMillis(20);

    private static TestDatabase database;

    private final ProviderId box = new ProviderId("box-" + HOSTS.incrementAndGet());
    private final List<PerfChanged> told = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Perf perf = new Perf(told::add);
    private final PerfWriter writer = new PerfWriter(new Stored(), PerfSettings.DEFAULT);
    private final HostSampler sampler = sampler();
    private Thread writing;

    /// The store as the container would run it, unless the database is away.
    private final class Stored implements Keeper {

        @Override
        public Map<ProviderId, Long> write(List<Batch> batches) {
            there();
            return database.inTransaction(entities -> new PerfStore(entities).write(batches));
        }

        @Override
        public Marks recover(ProviderId provider, Instant now) {
            there();
            return database.inTransaction(
                    entities -> new PerfStore(entities).recover(provider, now));
        }

        @Override
        public void probe() {
            there();
        }

        private void there() {
            if (away.get()) {
                throw new IllegalStateException("away");
            }
        }
    }

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void write() {
        writing = new Loops().start("writer", writer::run);
    }

    @AfterEach
    void end() {
        writer.close();
        Loops.end(writing, Duration.ofSeconds(5));
    }

    @Test
    void machine_and_cards_are_read_kept_once_and_told() {
        try (var host = host(250);
                var client = client(host.url())) {
            sampler.connected(link(client));
            awaitSamples(3);

            var state = perf.host(box).orElseThrow();
            assertThat(state.sampling()).isEqualTo(new Sampling.Sampled());
            assertThat(state.streams())
                    .extracting(stream -> stream.name().value())
                    .containsExactly("sys", "gpu:GPU-3090-0000", "gpu:GPU-5090-0001");
            assertThat(state.streams().getLast().newest().told().values())
                    .containsKeys(Metric.TEMP_C, Metric.POWER_W)
                    .doesNotContainKey(Metric.VRAM_TEMP_C);
            assertThat(state.hardware().orElseThrow().accelerators()).hasSize(2);
            assertThat(told).extracting(change -> change.state().seq()).isSorted();
            assertThat(
                            database.count(
                                    "SELECT count(*) - count(DISTINCT (stream, ts)) FROM control_perf"
                                            + " WHERE provider_id = '"
                                            + box
                                            + "'"))
                    .isZero();
        }
    }

    @Test
    void a_new_start_of_ours_goes_on_where_the_rows_end() {
        try (var host = host(235);
                var client = client(host.url())) {
            sampler.connected(link(client));
            awaitSamples(5);
            sampler.end();

            var again = sampler();
            again.connected(link(client));
            again.poll();

            assertThat(again.watch().seen().of(StreamName.SYS)).isPresent();
            Await.until("it is written", () -> again.figures().stored() > 0);
        }
    }

    @Test
    void while_the_database_is_away_samples_are_shown_dropped_counted_and_fetched_later() {
        try (var host = host(250);
                var client = client(host.url())) {
            sampler.connected(link(client));
            awaitSamples(2);
            away.set(true);
            Await.until(
                    "some are dropped",
                    () -> {
                        sampler.poll();
                        return sampler.figures().dropped() > 5;
                    });
            var before = count();
            var seen = sampler.watch().seen().of(StreamName.SYS).orElseThrow();
            assertThat(perf.host(box).orElseThrow().sampling()).isEqualTo(new Sampling.Sampled());
            assertThat(writer.failure()).contains("away");

            away.set(false);
            Await.until(
                    "all is kept",
                    () -> {
                        sampler.poll();
                        return sampler.watch()
                                .kept()
                                .of(StreamName.SYS)
                                .filter(seen::isBefore)
                                .isPresent();
                    });
            assertThat(count()).isGreaterThan(before + 5);
            assertThat(
                            database.count(
                                    "SELECT count(*) FROM control_perf WHERE stream = 'sys'"
                                            + " AND provider_id = '"
                                            + box
                                            + "' AND ts = TIMESTAMPTZ '"
                                            + seen
                                            + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_clock_that_is_set_back_is_followed() {
        try (var host = host(250);
                var client = client(host.url())) {
            sampler.connected(link(client));
            awaitSamples(3);
            host.stepClock(Duration.ofHours(-1));
            Await.until(
                    "the new time is told",
                    () -> {
                        sampler.poll();
                        return sampler.watch()
                                .seen()
                                .of(StreamName.SYS)
                                .orElseThrow()
                                .isBefore(Clock.systemUTC().instant().minusSeconds(1_800));
                    });

            assertThat(sampler.figures().clockSteps()).isEqualTo(1);
            assertThat(sampler.figures().regressions()).isPositive();
            Await.until(
                    "the newest are kept",
                    () -> {
                        sampler.poll();
                        return sampler.watch()
                                .kept()
                                .of(StreamName.SYS)
                                .orElseThrow()
                                .isBefore(Clock.systemUTC().instant().minusSeconds(1_800));
                    });
        }
    }

    @Test
    void a_host_before_v212_says_that_it_has_none_and_is_not_asked() {
        try (var host = host(211);
                var client = client(host.url())) {
            sampler.connected(link(client));
            sampler.poll();

            assertThat(perf.host(box).orElseThrow().sampling().text())
                    .isEqualTo("no GPU data in this version");
            assertThat(sampler.due()).isFalse();
            assertThat(sampler.figures().polls()).isZero();
        }
    }

    @Test
    void a_host_whose_monitor_is_off_says_so_and_is_asked_rarely() {
        var spec = HostSpec.of("box", new Release(250)).timed(Duration.ZERO, Duration.ZERO);
        try (var host = SimulatedHost.start(spec);
                var client = client(host.url())) {
            sampler.connected(link(client));
            for (var round = 0; round < 24; round++) {
                sampler.poll();
            }

            assertThat(perf.host(box).orElseThrow().sampling()).isEqualTo(new Sampling.Disabled());
            assertThat(sampler.figures().polls()).isEqualTo(2);
        }
    }

    @Test
    void blank_cards_are_unknown_and_a_machine_without_cards_has_none() {
        try (var host = host(250);
                var client = client(host.url())) {
            host.faults().blankGpu(true);
            sampler.connected(link(client));
            awaitSamples(8);

            assertThat(perf.host(box).orElseThrow().streams().getLast().newest().told().values())
                    .isEmpty();
            assertThat(
                            database.count(
                                    "SELECT count(*) FROM control_perf WHERE provider_id = '"
                                            + box
                                            + "' AND stream <> 'sys' AND (power_w = 0 OR util_pct = 0"
                                            + " OR temp_c = 0 OR mem_total_mb = 0)"))
                    .isZero();
        }
    }

    @Test
    void a_host_that_is_still_being_asked_is_skipped_and_one_that_left_is_away() throws Exception {
        try (var mute = new ScriptedHost(ScriptedHost.Wire::awaitHangUp);
                var client = client(mute.url().toString())) {
            var link = new HostLink(box, 1, facts(), client);
            sampler.connected(link);
            var first = new Loops().start("first", sampler::poll);
            Await.until("it is being asked", () -> !mute.requests.isEmpty());
            sampler.poll();
            assertThat(sampler.figures().skipped()).isEqualTo(1);

            sampler.disconnected(link);
            client.close();
            first.join();
            assertThat(perf.host(box).orElseThrow().sampling()).isEqualTo(new Sampling.Away());
        }
    }

    private HostSampler sampler() {
        return new HostSampler(
                box, perf, writer, new Stored(), Clock.systemUTC(), System::nanoTime);
    }

    private static SimulatedHost host(int release) {
        var spec =
                HostSpec.of("box", new Release(release))
                        .withGpus(Gpu.rtx3090(0), Gpu.rtx5090(1))
                        .timed(OFTEN, Duration.ZERO);
        return SimulatedHost.start(spec);
    }

    private static SwapClient client(String url) {
        return new SwapClient(URI.create(url), Optional.empty(), "BooControl/test");
    }

    private HostLink link(SwapClient client) {
        return switch (client.probe()) {
            case Reply.Answer<HostFacts>(var facts) -> new HostLink(box, 1, facts, client);
            case Reply<HostFacts> other -> throw new AssertionError(other);
        };
    }

    private static HostFacts facts() {
        return new HostFacts(
                Dialect.STORE, "v250", OptionalInt.of(250), "", Optional.empty(), Optional.empty());
    }

    /// Asks until so many samples of each of the three streams are kept.
    private void awaitSamples(int each) {
        Await.until(
                "samples are kept",
                () -> {
                    sampler.poll();
                    return database.count(
                                    "SELECT CASE WHEN count(*) < 3 THEN 0 ELSE min(n) END FROM (SELECT count(*)"
                                            + " AS n FROM control_perf WHERE provider_id = '"
                                            + box
                                            + "' GROUP BY stream) AS counts")
                            >= each;
                });
    }

    private long count() {
        return database.count(
                "SELECT count(*) FROM control_perf WHERE provider_id = '" + box + "'");
    }
}
