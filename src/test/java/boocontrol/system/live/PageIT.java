package boocontrol.system.live;

import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import boocontrol.testing.Journeys;
import boocontrol.testing.RunningServer;
import boocontrol.testing.SimulatedFleet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page in a real Chromium on the packaged server: what a person sees and does.
class PageIT {

    @Test
    void whoever_has_no_hosts_is_told_how_to_begin() {
        try (var server = RunningServer.start(Map.of())) {
            Journeys.make("empty", server);
        }
    }

    @Test
    void the_fleet_lives_on_the_page() {
        try (var fleet = SimulatedFleet.of(desk(), duo(), attic(), shelf(), cellar());
                var server = RunningServer.start(fleet.environment())) {
            Await.until("all are followed", () -> connected(server) == 5);
            fleet.host("cellar").kill();
            fleet.chat("desk", "qwen3-30b-a3b");
            fleet.chat("desk", "mistral-small-q9");
            fleet.chat("desk", "qwen3-30b-a3b");
            fleet.chat("duo", "llama-3.3-70b");
            fleet.hosts()
                    .forEach(host -> {
                        if (host.isUp()) {
                            host.finishRequests(8);
                        }
                    });

            Journeys.make("live", server);
        }
    }

    private static long connected(RunningServer server) {
        var fleet = server.get("/api/control/fleet").body();
        return fleet.split("\"state\":\"connected\"", -1).length - 1L;
    }

    private static HostSpec desk() {
        return HostSpec.of(
                        "desk",
                        new Release(250),
                        chat("qwen3-30b-a3b").named("Qwen3 30B A3B", "daily chat"),
                        chat("gemma-3-27b"),
                        ModelSpec.embedding("bge-m3"),
                        ModelSpec.broken("mistral-small-q9"))
                .withGpus(Gpu.rtx5090(0))
                .withSystem("windows", 16, 131_072);
    }

    private static HostSpec duo() {
        return HostSpec.of(
                        "duo",
                        new Release(240),
                        chat("llama-3.3-70b"),
                        chat("qwen2.5-coder-32b-instruct-q4_k_m-with-a-long-name"))
                .withGpus(Gpu.rtx3090(0), Gpu.rtx3090(1));
    }

    private static HostSpec attic() {
        return HostSpec.of(
                "attic", new Release(235), chat("gpt-oss-20b").aliased("gpt-oss"), chat("phi-4"));
    }

    private static HostSpec shelf() {
        return HostSpec.of("shelf", new Release(217), chat("gemma-3-4b")).withGpus(Gpu.p104(0));
    }

    private static HostSpec cellar() {
        return HostSpec.of("cellar", new Release(190), chat("mistral-7b"));
    }

    private static ModelSpec chat(String id) {
        return ModelSpec.chat(id)
                .declared()
                .withRate(2_000, 200)
                .answersAfter(Duration.ofSeconds(2))
                .withTtl(Duration.ofMinutes(10))
                .withContext(32_768, 4);
    }
}
