package boocontrol.logs.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.platform.problems.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogQueryTest {

    @ParameterizedTest
    @CsvSource({
        "after, -1",
        "after, 1e3",
        "after, 9999999999999999999",
        "after, ''",
        "before, abc",
        "before, +1",
        "limit, 0",
        "limit, 2001",
        "limit, 1000000000",
        "limit, ''",
        "own, yes",
        "own, TRUE",
        "own, ''",
        "model, ''",
        "q, ''",
    })
    void what_cannot_be_understood_is_refused_with_its_name(String name, String value) {
        assertThatThrownBy(() -> query(name, value).filter())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(400);
                            assertThat(refused.problem().detail()).contains(name);
                        });
    }

    @Test
    void too_long_a_text_is_refused_and_not_repeated() {
        var secret = "s".repeat(201);

        assertThatThrownBy(() -> query("q", secret).filter())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().detail()).doesNotContain("sss"));
    }

    @Test
    void without_a_wish_it_is_the_newest_500_entries() {
        var filter = new LogQuery().filter();

        assertThat(filter.limit()).isEqualTo(500);
        assertThat(filter.own()).isTrue();
        assertThat(filter.after()).isEmpty();
    }

    private static LogQuery query(String name, String value) {
        var query = new LogQuery();
        switch (name) {
            case "after" -> query.after = value;
            case "before" -> query.before = value;
            case "limit" -> query.limit = value;
            case "own" -> query.own = value;
            case "model" -> query.model = value;
            default -> query.text = value;
        }
        return query;
    }
}
