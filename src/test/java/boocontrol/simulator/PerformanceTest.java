package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.control.VirtualClock;
import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The samples of a machine, on a virtual clock.
class PerformanceTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final SimulatedHost host =
            SimulatedHost.start(
                    HostSpec.of("a", new Release(250), ModelSpec.chat("m"))
                            .withGpus(Gpu.rtx3090(0), Gpu.rtx3090(1)),
                    clock,
                    0);
    private final Caller caller = new Caller(host);

    @AfterEach
    void end() {
        caller.close();
        host.close();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void before_the_first_sample_there_is_null_and_an_empty_page() {
        assertThat(caller.get("/api/performance").body())
                .isEqualTo("{\"enabled\":true,\"gpu_stats\":null,\"sys_stats\":null}\n");
        assertThat(caller.get("/metrics").body()).isEmpty();
    }

    @Test
    void each_card_and_the_machine_have_their_own_times() {
        clock.advance(Duration.ofSeconds(11));
        var all = caller.get("/api/performance").body();
        assertThat(count(all, "\"cpu_util_per_core\"")).isEqualTo(2);
        assertThat(count(all, "\"gpu_util_pct\"")).isEqualTo(4);
        assertThat(caller.get("/metrics").body())
                .contains(
                        "llamaswap_gpu_power_draw_watts{id=\"1\",name=\"NVIDIA GeForce RTX 3090\"");
    }

    @Test
    void only_newer_samples_are_asked_for_and_none_is_an_empty_list() {
        clock.advance(Duration.ofSeconds(11));
        assertThat(caller.get("/api/performance?after=2026-11-01T12:00:07Z").body())
                .contains("\"sys_stats\":[{\"timestamp\":\"2026-11-01T12:00:10Z\"");
        assertThat(caller.get("/api/performance?after=2026-11-01T13:00:07Z").body())
                .isEqualTo("{\"enabled\":true,\"gpu_stats\":[],\"sys_stats\":[]}\n");
        assertThat(caller.get("/api/performance?after=2026-11-01T12:00:07+02:00").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_frozen_card_stays_behind_and_a_blank_one_says_zero() {
        clock.advance(Duration.ofSeconds(6));
        host.faults().frozenGpu(true);
        clock.advance(Duration.ofSeconds(10));
        var frozen = caller.get("/api/performance").body();
        assertThat(count(frozen, "\"gpu_util_pct\"")).isEqualTo(2);
        assertThat(count(frozen, "\"cpu_util_per_core\"")).isEqualTo(3);
        host.faults().frozenGpu(false);
        host.faults().blankGpu(true);
        clock.advance(Duration.ofSeconds(5));
        assertThat(caller.get("/api/performance").body())
                .contains("\"mem_total_mb\":0,\"fan_speed_pct\":0,\"power_draw_w\":0");
    }

    @Test
    void the_ring_holds_an_hour() {
        clock.advance(Duration.ofMinutes(61));
        assertThat(count(caller.get("/api/performance").body(), "\"cpu_util_per_core\""))
                .isEqualTo(720);
    }
}
