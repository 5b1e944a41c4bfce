package boocontrol.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expectations that hold for real hosts hold for simulated ones, of releases that were
/// recorded, of those between and of the main branch.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SimulatorConformanceTest {

    private static final String KEY = "the-key";
    private static final String CHAT = "/v1/chat/completions";
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json", "Content-Type", "application/json");

    private static final Duration SOON = Duration.ofMillis(30);

    /// Where the wire changed: the releases in verify, and all of them.
    static IntStream releases() {
        return Boolean.getBoolean("boocontrol.long")
                ? IntStream.of(
                        140, 158, 161, 167, 171, 172, 173, 175, 178, 179, 182, 186, 190, 192, 194,
                        203, 209, 210, 212, 217, 218, 220, 225, 227, 229, 234, 235, 236, 240, 241,
                        242, 246, 247, 249, 250, 251)
                : IntStream.of(190, 217, 218, 235, 236, 240, 250, 251);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void a_simulated_host_conforms(int release) {
        try (var host = SimulatedHost.start(spec(release))) {
            var live = new LiveHost(URI.create(host.url()), new Release(release), Models.RECORDED);
            assertThat(Conformance.check(live)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {190, 217, 218, 225, 235, 250, 251})
    void a_simulated_host_that_wants_a_key_conforms(int release) {
        try (var host = SimulatedHost.start(spec(release).withKeys(KEY))) {
            var live = new KeyedHost(URI.create(host.url()), new Release(release), KEY, "fake");
            assertThat(Conformance.check(live)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {190, 218, 219, 220, 226, 227, 250, 251})
    void one_request_too_many_is_refused_as_real_hosts_do(int release) throws IOException {
        var model = ModelSpec.chat("one").limitedTo(1).loadsIn(SOON).withRate(5000, 50);
        try (var host = SimulatedHost.start(spec(release).with(List.of(model)))) {
            var client = new RawClient(URI.create(host.url()));
            // Up to v217 the request that loads a model keeps all others waiting.
            client.send("load", "POST", CHAT, HEADERS, chat("").replace("500", "1"), RawClient.END);
            try (var _ = client.open("POST", CHAT, HEADERS, chat(",\"stream\":true"))) {
                var refused = client.send("limit", "POST", CHAT, HEADERS, chat(""), RawClient.END);
                assertThat(refused.status()).isEqualTo(429);
                var evidence = new Evidence(List.of(refused), List.of(), false);
                assertThat(Conformance.check(new Release(release), evidence)).isEmpty();
            }
        }
    }

    private static String chat(String more) {
        return "{\"model\":\"one\",\"messages\":[],\"max_tokens\":500" + more + "}";
    }

    /// The recorder's configuration, in less time.
    private static HostSpec spec(int release) {
        return HostSpec.of(
                        "conformance",
                        new boocontrol.simulator.entity.Release(release),
                        ModelSpec.chat("gemma-270m")
                                .named("Gemma 3 270M", "small chat model, 2 slots of 1024")
                                .aliased("gemma", "gemma-3")
                                .withTtl(Duration.ofSeconds(8))
                                .withContext(2048, 2)
                                .withRate(5000, 200)
                                .loadsIn(SOON),
                        ModelSpec.chat("gemma-270m-b").loadsIn(SOON),
                        ModelSpec.embedding("gemma-270m-embed").unlisted().loadsIn(SOON),
                        ModelSpec.chat("fake")
                                .as(ModelKind.PACED)
                                .withRate(5000, 400)
                                .loadsIn(SOON),
                        ModelSpec.chat("fake-loading")
                                .as(ModelKind.PACED)
                                .withRate(5000, 400)
                                .loadsIn(SOON)
                                .announced(),
                        ModelSpec.broken("broken").loadsIn(SOON),
                        ModelSpec.broken("broken-loading").loadsIn(SOON).announced())
                .timed(Duration.ofMillis(400), Duration.ofSeconds(1));
    }
}
