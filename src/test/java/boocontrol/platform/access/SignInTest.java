package boocontrol.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/hosts/sam-desktop?tab=models#x", "/api/control/fleet"})
    void it_leads_back_to_a_path_of_ours(String next) {
        assertThat(SignIn.local(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a\\b"
            })
    void it_never_leads_elsewhere(String next) {
        assertThat(SignIn.local(next)).isEqualTo("/");
    }

    @Test
    void ten_wrong_tokens_a_minute_are_looked_at() {
        var budget = new SignInBudget(10, Duration.ofMinutes(1));
        for (var i = 0; i < 10; i++) {
            assertThat(budget.open(i)).isTrue();
            budget.failed(i);
        }

        assertThat(budget.open(11)).isFalse();
        assertThat(budget.open(Duration.ofMinutes(1).toNanos())).isTrue();
    }
}
