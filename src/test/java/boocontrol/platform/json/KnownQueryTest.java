package boocontrol.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.platform.problems.Refused;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownQueryTest {

    /// As a resource would have it.
    static class Filter {

        @QueryParam("model")
        public List<String> models = List.of();

        @QueryParam("from")
        public @Nullable String from;

        public String inside = "";
    }

    @SuppressWarnings("unused") // looked at, not called
    static void list(@BeanParam Filter filter, @QueryParam("limit") String limit, String body) {}

    private static Map<String, Boolean> names() throws NoSuchMethodException {
        return KnownQuery.names(
                KnownQueryTest.class.getDeclaredMethod(
                        "list", Filter.class, String.class, String.class));
    }

    @Test
    void the_names_are_those_that_the_method_reads() throws NoSuchMethodException {
        assertThat(names())
                .containsOnly(
                        Map.entry("model", true),
                        Map.entry("from", false),
                        Map.entry("limit", false));
    }

    @Test
    void what_is_not_read_is_refused_with_the_nearest_that_is() {
        assertThat(refusal("modell", 1)).contains("Did you mean model?");
        assertThat(refusal("<script>", 1)).doesNotContain("script");
    }

    @Test
    void only_a_list_is_given_again_and_again() {
        assertThatCode(() -> KnownQuery.check("model", 3, names())).doesNotThrowAnyException();
        assertThat(refusal("limit", 2)).contains("limit may be given once");
    }

    private static String refusal(String name, int times) {
        var refused =
                catchThrowableOfType(Refused.class, () -> KnownQuery.check(name, times, names()));
        return refused.problem().detail();
    }
}
