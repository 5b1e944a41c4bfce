package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths that are passed on to a model without being a completion.
class PassThroughTest {

    private static SimulatedHost host(int release) {
        return SimulatedHost.start(
                HostSpec.of("a", new Release(release), fast("m"), fast("comfyui_auto")));
    }

    private static ModelSpec fast(String id) {
        return ModelSpec.chat(id).loadsIn(Duration.ofMillis(10));
    }

    @ParameterizedTest
    @CsvSource({"188, /v1/audio/voices", "199, /sdapi/v1/loras", "250, /v1/audio/voices"})
    void what_is_read_from_a_model_loads_it_and_leaves_no_row(int release, String path) {
        try (var host = host(release);
                var caller = new Caller(host)) {
            caller.get(path + "?model=m");

            assertThat(host.states()).containsEntry("m", "ready");
            assertThat(host.rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"187, /v1/audio/voices", "198, /sdapi/v1/loras", "248, /comfyui/"})
    void a_release_before_it_does_not_know_the_path(int release, String path) {
        try (var host = host(release);
                var caller = new Caller(host)) {
            assertThat(caller.get(path + "?model=m").statusCode()).isIn(404, 405);
            assertThat(host.states()).doesNotContainEntry("m", "ready");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {249, 250})
    void only_the_root_of_a_comfyui_starts_it(int release) {
        try (var host = host(release);
                var caller = new Caller(host)) {
            var early = caller.get("/comfyui/api/queue");
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(early.body()).contains("only /comfyui/ can start it");

            assertThat(caller.get("/comfyui/").statusCode()).isEqualTo(200);
            assertThat(host.states()).containsEntry("comfyui_auto", "ready");
            assertThat(caller.get("/comfyui/api/queue").statusCode()).isNotEqualTo(409);
            assertThat(host.rows()).isEmpty();
        }
    }
}
