package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Error bodies of releases that were not recorded, against the examples.
class ErrorFormsTest {

    private SimulatedHost host = SimulatedHost.start(spec("main"));
    private Caller caller = new Caller(host);

    private static HostSpec spec(String release) {
        return HostSpec.of(
                "a",
                Release.of(release),
                ModelSpec.chat("m").loadsIn(Duration.ZERO).withRate(5000, 200).limitedTo(1),
                ModelSpec.broken("broken"));
    }

    private void use(HostSpec spec) {
        end();
        host = SimulatedHost.start(spec);
        caller = new Caller(host);
    }

    @AfterEach
    void end() {
        caller.close();
        host.close();
    }

    private void same(String example, Function<Caller, HttpResponse<String>> ask)
            throws IOException {
        var file = Path.of("src/test/resources/llamaswap/examples/errors", example);
        assertThat(ask.apply(caller).body().strip()).isEqualTo(Files.readString(file).strip());
    }

    @Test
    void main_answers_in_the_shape_of_openai() throws IOException {
        same("404.unknown-model.after-v250.json", c -> c.chat("nope", 1));
        same("500.start-failed.after-v250.json", c -> c.chat("broken", 1));
        caller.chat("m", 1);
        caller.streaming("m", 200);
        Await.until("m is served", () -> host.inflight().size() == 1);
        same("429.after-v250.json", c -> c.chat("m", 1));
        host.changeKeys("k");
        same("401.after-v250.json", c -> c.get("/api/version"));
    }

    @Test
    void main_filters_rows_by_id() {
        host.finishRequests(9);
        assertThat(caller.get("/api/metrics/activity?min_id=4&max_id=6").body())
                .contains("\"total\":3", "\"id\":6", "\"id\":4");
        assertThat(caller.get("/api/metrics/activity?min_id=0").statusCode()).isEqualTo(400);
        assertThat(caller.get("/api/metrics/activity?start=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void v220_breaks_its_json_with_quotes() {
        use(spec("v220"));
        host.faults().failNextLoad("m", "exec: \"x\": not found");
        assertThat(caller.chat("m", 1).body())
                .isEqualTo(
                        "{\"src\":\"llama-swap\", \"error\": \"unspecific error: exec: \"x\": not"
                                + " found\"}");
    }

    @Test
    void files_of_a_page_do_not_load_a_model() throws IOException {
        var answer = caller.get("/upstream/m/main.js");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(host.states()).containsEntry("m", "stopped");
    }
}
