package boocontrol.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pass",
                "fifteen-letters",
                "with space in it 123",
                "ümlaut-ümlaut-ümlaut"
            })
    void a_token_that_keeps_nobody_out_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> AccessToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("BOOCONTROL_TOKEN")
                .satisfies(
                        e -> assertThat(text.isEmpty() || !e.getMessage().contains(text)).isTrue());
    }

    @Test
    void a_cookie_outlives_the_process_but_not_its_end_or_the_token() {
        var cookie = AccessToken.of("correct-horse-battery").cookie(NOW);
        var restarted = AccessToken.of("correct-horse-battery");

        assertThat(restarted.accepts(cookie, NOW)).isTrue();
        assertThat(restarted.accepts(cookie, NOW.plus(AccessToken.COOKIE_LIFE))).isFalse();
        assertThat(AccessToken.of("correct-horse-batterx").accepts(cookie, NOW)).isFalse();
        assertThat(cookie).doesNotContain("correct");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1..",
                "v1.99999999999.",
                "v2.99999999999.x",
                "v1.-1.x",
                "v1.1e9.x"
            })
    void what_is_no_cookie_of_ours_is_not_taken(String value) {
        assertThat(AccessToken.of("correct-horse-battery").accepts(value, NOW)).isFalse();
    }

    @Test
    void it_prints_as_dots() {
        assertThat(AccessToken.of("correct-horse-battery")).hasToString("••••");
    }
}
