package boocontrol.simulator;

import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import java.time.Duration;
import java.util.List;

/// The four hosts of the demo: two of each dialect, one with two cards.
final class Demo {

    private Demo() {}

    static List<HostSpec> hosts(long seed) {
        return List.of(
                desk().seeded(seed),
                duo().seeded(seed + 1),
                attic().seeded(seed + 2),
                shelf().seeded(seed + 3));
    }

    /// The host that sleeps now and then.
    static String sleeper() {
        return "attic";
    }

    private static HostSpec desk() {
        return HostSpec.of(
                        "desk",
                        new Release(250),
                        chat("qwen3-30b-a3b", 118, 2400, 4, 18_900)
                                .named("Qwen3 30B A3B", "daily chat"),
                        chat("gemma-3-27b", 46, 1500, 6, 17_400)
                                .named("Gemma 3 27B", "careful answers"),
                        ModelSpec.embedding("bge-m3").loadsIn(Duration.ofMillis(900)),
                        ModelSpec.broken("mistral-small-q9"))
                .grouped(Routing.Group.together("embeddings", "bge-m3"))
                .withGpus(Gpu.rtx5090(0))
                .withSystem("windows", 16, 131_072);
    }

    private static HostSpec duo() {
        return HostSpec.of(
                        "duo",
                        new Release(240),
                        chat("llama-3.3-70b", 17, 420, 14, 22_800)
                                .on(ModelSpec.EVERY_GPU, 21_700)
                                .named("Llama 3.3 70B", "both cards"),
                        chat("qwen2.5-coder-32b", 31, 900, 8, 20_100).on(1, 20_100),
                        ModelSpec.embedding("nomic-embed")
                                .loadsIn(Duration.ofMillis(700))
                                .on(1, 700))
                .grouped(Routing.Group.together("embeddings", "nomic-embed"))
                .withGpus(Gpu.rtx3090(0), Gpu.rtx3090(1))
                .withSystem("linux", 12, 98_304);
    }

    private static HostSpec attic() {
        return HostSpec.of(
                        "attic",
                        new Release(235),
                        chat("gpt-oss-20b", 88, 1800, 5, 13_200)
                                .aliased("gpt-oss")
                                .named("GPT-OSS 20B", ""),
                        chat("phi-4", 54, 1600, 4, 9_800))
                .withGpus(Gpu.rtx3090(0))
                .withSystem("linux", 8, 65_536);
    }

    private static HostSpec shelf() {
        return HostSpec.of(
                        "shelf",
                        new Release(217),
                        chat("gemma-3-4b", 38, 700, 3, 4_100),
                        ModelSpec.embedding("e5-small").loadsIn(Duration.ofMillis(1200)))
                .grouped(Routing.Group.together("embeddings", "e5-small"))
                .withGpus(Gpu.p104(0))
                .withSystem("linux", 4, 16_384);
    }

    private static ModelSpec chat(String id, double rate, double prompt, int load, int vram) {
        return ModelSpec.chat(id)
                .declared()
                .withRate(prompt, rate)
                .answersAfter(Duration.ofSeconds(load))
                .withTtl(Duration.ofSeconds(90))
                .withContext(32_768, 4)
                .answering(170)
                .on(0, vram);
    }
}
