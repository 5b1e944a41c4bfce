package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ProxyLog.Failure;
import boocontrol.testing.Seeds;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyLogTest {

    private static final String ACCESS =
            "[INFO] Request 127.0.0.1 \"GET %s HTTP/1.1\" 200 2 \"%s\" 1.234567ms\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ERROR] group: starting broken failed: upstream command exited prematurely"
                        + "|broken|upstream command exited prematurely",
                "[ERROR] group: running org/model:7b exited: it went|org/model:7b|it went",
                "[WARN] <broken> ExitError >> exit status 1, exit code: 1"
                        + "|broken|exit status 1, exit code: 1"
            })
    void a_failed_start_is_read_in_the_words_of_every_era(String line, String model, String text) {
        assertThat(ProxyLog.failure("before\n" + line + "\r\nafter\n"))
                .contains(new Failure(model, text));
    }

    @Test
    void of_several_failures_the_last_one_counts() {
        assertThat(
                        ProxyLog.failure(
                                "group: starting a failed: one\ngroup: starting b failed: two\n"))
                .contains(new Failure("b", "two"));
    }

    @Test
    void other_lines_are_no_failures() {
        assertThat(ProxyLog.failure("<fake> ExitError\ngroup: starting fake\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/upstream/fake/health,       fake",
        "/upstream/org/model/v1/x,    org/model",
        "/upstream/org/model,         org/model",
        "/upstream/org/other/v1/x,    org",
        "/upstream/unknown/health,    ",
        "/v1/chat/completions,        "
    })
    void the_longest_known_model_of_a_passthrough_is_meant(String path, String model) {
        assertThat(
                        ProxyLog.upstream(
                                ACCESS.formatted(path, "curl/8"),
                                Set.of("fake", "org", "org/model")))
                .isEqualTo(java.util.Optional.ofNullable(model));
    }

    @Test
    void our_own_requests_are_known_by_what_we_call_ourselves() {
        assertThat(
                        ProxyLog.names(
                                ACCESS.formatted("/running", "BooControl/0.1.0"),
                                "BooControl/0.1.0"))
                .isTrue();
        assertThat(
                        ProxyLog.names(
                                ACCESS.formatted("/BooControl/0.1.0", "curl/8"),
                                "BooControl/0.1.0"))
                .isFalse();
    }

    @Test
    void any_text_is_read_without_harm() {
        var words = "group: starting <x> ExitError >> \" /upstream/ failed: \n\r\0 \uD83D\uDE00 ";
        Seeds.each(
                500,
                random -> {
                    var text = new StringBuilder();
                    for (var n = random.nextInt(200); n > 0; n--) {
                        var from = random.nextInt(words.length());
                        text.append(words, from, from + random.nextInt(words.length() - from));
                    }
                    ProxyLog.failure(text.toString());
                    ProxyLog.upstream(text.toString(), Set.of("x"));
                });
    }
}
