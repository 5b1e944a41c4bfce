package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a host keeps of bodies and headers, and for how long.
class CaptureTest {

    private SimulatedHost host = SimulatedHost.start(spec(250));
    private Caller caller = new Caller(host);

    private static HostSpec spec(int release) {
        return HostSpec.of(
                "a",
                new Release(release),
                ModelSpec.chat("m").loadsIn(Duration.ZERO).withRate(50_000, 5_000));
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

    @Test
    void headers_come_before_bodies_and_secrets_are_redacted() {
        var body = Caller.chatBody("m", 3, false);
        caller.post(
                "/v1/chat/completions",
                body,
                "Authorization",
                "Bearer hidden",
                "X-Boo-Source",
                "boochat");
        var capture = caller.get("/api/captures/1").body();
        assertThat(capture)
                .contains("\"Authorization\":\"[REDACTED]\"", "\"X-Boo-Source\":\"boochat\"")
                .doesNotContain("hidden", "\"Host\"")
                .containsSubsequence("req_headers", "req_body", "resp_headers", "resp_body")
                .contains(
                        Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_oldest_go_first_when_the_budget_is_used() {
        use(spec(250).keeping(1000, 1, false));
        var big =
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\""
                        + "a".repeat(300_000)
                        + "\"}]}";
        for (var i = 0; i < 4; i++) {
            caller.post("/v1/chat/completions", big);
        }
        assertThat(caller.get("/api/captures/1").statusCode()).isEqualTo(404);
        assertThat(caller.get("/api/captures/4").statusCode()).isEqualTo(200);
        var page = caller.get("/api/metrics/activity?order=asc").body();
        assertThat(page.indexOf("\"has_capture\":false"))
                .isLessThan(page.indexOf("\"has_capture\":true"))
                .isPositive();
    }

    @Test
    void a_reload_forgets_them() {
        caller.chat("m", 2);
        host.reload();
        assertThat(caller.get("/api/captures/1").statusCode()).isEqualTo(404);
        assertThat(caller.get("/api/metrics/activity").body()).contains("\"has_capture\":false");
    }

    @ParameterizedTest
    @CsvSource({"190,200", "217,404", "228,404", "229,200", "250,200"})
    void failures_are_kept_from_v229_on(int release, int status) {
        use(spec(release));
        if (release == 190) {
            caller.chat("m", 2);
        } else {
            caller.post("/v1/embeddings", "{\"model\":\"m\",\"input\":\"x\"}");
        }
        var id = host.release().ring() ? 0 : 1;
        assertThat(caller.get("/api/captures/" + id).statusCode()).isEqualTo(status);
    }
}
