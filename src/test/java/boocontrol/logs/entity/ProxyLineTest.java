package boocontrol.logs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxyLineTest {

    private static final String REQUEST =
            "[INFO] Request 127.0.0.1 \"%s HTTP/1.1\" 200 2 \"%s\" 51µs";

    @Test
    void a_question_of_a_boocontrol_is_known_by_its_name() {
        assertThat(own("GET /health", "BooControl/0.1.0")).isTrue();
        assertThat(own("GET /api/metrics/activity?limit=5", "BooControl/9")).isTrue();
        assertThat(own("GET /health", "BooControl-recorder/1")).isFalse();
        assertThat(own("GET /health", "curl/8 BooControl/1")).isFalse();
    }

    @Test
    void a_request_that_does_something_is_nobodys_question() {
        assertThat(own("POST /v1/chat/completions", "BooControl/0.1.0")).isFalse();
        assertThat(ProxyLine.own("a prompt about \"BooControl/0.1.0\"")).isFalse();
    }

    @Test
    void a_line_tells_its_model_where_it_names_one() {
        assertThat(model("[INFO] <qwen3/8b> Unloading model, TTL of 300s reached"))
                .contains("qwen3/8b");
        assertThat(model("[ERROR] group: starting broken failed: exit status 1"))
                .contains("broken");
        assertThat(model("[INFO] <fake> Health check passed on http://127.0.0.1:1/health"))
                .contains("fake");
        assertThat(model(REQUEST.formatted("GET /upstream/org/m/props", "curl/8")))
                .contains("org/m");
        assertThat(model(REQUEST.formatted("POST /v1/chat/completions", "curl/8"))).isEmpty();
        assertThat(model("[INFO] llama-swap listening on http://127.0.0.1:19000")).isEmpty();
    }

    private static boolean own(String asked, String agent) {
        return ProxyLine.own(REQUEST.formatted(asked, agent));
    }

    private static Optional<String> model(String text) {
        return ProxyLine.model(text, Set.of("org", "org/m"));
    }
}
