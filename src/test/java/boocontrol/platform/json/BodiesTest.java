package boocontrol.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.platform.problems.Refused;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BodiesTest {

    public enum Kind {
        RED,
        DARK_BLUE
    }

    public record Small(int count) {
        public Small {
            if (count > 9) {
                throw new IllegalArgumentException("a small one counts to 9 at most");
            }
        }
    }

    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "none", type = Key.None.class),
                @JsonbSubtype(alias = "file", type = Key.File.class)
            })
    public sealed interface Key {
        record None() implements Key {}

        record File(String path) implements Key {}
    }

    public record Body(
            String baseUrl,
            Optional<String> note,
            List<Small> parts,
            Optional<Kind> kind,
            OptionalInt most,
            Optional<Double> rate,
            Optional<Instant> at,
            Optional<URI> uri,
            Optional<Key> key,
            Optional<Map<String, Long>> sizes,
            boolean enabled) {}

    private static final String LEAST =
            """
            {"base_url": "x", "parts": [], "enabled": true%s}
            """;

    @Test
    void a_body_that_fits_is_read() {
        var text =
                LEAST.formatted(
                        """
                        , "note": null, "kind": "dark_blue", "most": 7, "rate": 1e3, "at": "2026-11-24T02:00:00Z",
                        "uri": "http://a:1/b", "key": {"kind": "file", "path": "/a"}, "sizes": {"a": 1}
                        """);

        assertThat(Bodies.read(text, Body.class))
                .isEqualTo(
                        new Body(
                                "x",
                                Optional.empty(),
                                List.of(),
                                Optional.of(Kind.DARK_BLUE),
                                OptionalInt.of(7),
                                Optional.of(1000.0),
                                Optional.of(Instant.parse("2026-11-24T02:00:00Z")),
                                Optional.of(URI.create("http://a:1/b")),
                                Optional.of(new Key.File("/a")),
                                Optional.of(Map.of("a", 1L)),
                                true));
    }

    @Test
    void what_may_be_left_out_may_be_left_out() {
        assertThat(Bodies.read(LEAST.formatted(""), Body.class).key()).isEmpty();
    }

    @TestFactory
    List<DynamicTest> the_answer_names_the_place() {
        return """
        {                                                    | The body is no JSON, or has a key twice, at line 1, column
        []                                                   | The body must be an object.
        {"parts": [], "enabled": true}                       | The body lacks the field base_url.
        {"base_url": null, "parts": [], "enabled": true}     | /base_url must be a text.
        {"base_url": "a\\u0000", "parts": [], "enabled": true} | /base_url holds a NUL or half a surrogate pair.
        {"base_url": "\\ud800", "parts": [], "enabled": true} | /base_url holds a NUL or half a surrogate pair.
        +"bas_url": 1                                        | The body has the unknown field bas_url; did you mean base_url?
        +"zzzzzzzz": 1                                       | The body has the unknown field zzzzzzzz; known are at, base_url,
        +"enabled": false                                    | The body is no JSON, or has a key twice, at
        +"kind": "blue"                                      | /kind must be one of dark_blue, red.
        +"kind": "RED"                                       | /kind must be one of dark_blue, red.
        +"most": 1.5                                         | /most must be a whole number from -2147483648 to 2147483647.
        +"most": 2147483648                                  | /most must be a whole number
        +"most": 1e400                                       | /most must be a whole number
        +"most": 1e999999999                                 | /most must be a whole number
        +"most": "1"                                         | /most must be a whole number
        +"rate": 1e400                                       | /rate must be a number.
        +"rate": NaN                                         | The body is no JSON, or has a key twice, at line 1, column
        +"at": "2026-02-30T00:00:00Z"                        | /at must be a time such as
        +"uri": "http://[x"                                  | /uri must be an address.
        +"key": {"kind": "pasted"}                           | /key/kind must be one of file, none.
        +"key": {"kind": "file"}                             | /key lacks the field path.
        +"key": {"kind": "none", "path": "x"}                | /key has the unknown field path
        +"sizes": {"a": "1"}                                 | /sizes/a must be a whole number
        {"base_url": "x", "parts": [{"count": 1}, {"count": "2"}], "enabled": true} | /parts/1/count must be a whole number
        {"base_url": "x", "parts": [{"count": 10}], "enabled": true} | a small one counts to 9 at most.
        {"base_url": "x", "parts": {}, "enabled": true}      | /parts must be an array.
        {"base_url": "x", "parts": [], "enabled": "yes"}     | /enabled must be true or false.
        """
                .lines()
                .map(line -> line.split(" +\\| "))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> refused(body(row[0]), row[1])))
                .toList();
    }

    @Test
    void an_empty_body_and_a_pit_are_refused_as_bad_requests() {
        refused("", "The body is empty");
        refused("[".repeat(10_000), "The body");
        refused(LEAST.formatted(", \"sizes\": ") + "{\"a\":".repeat(10_000), "The body");
    }

    @Test
    void nothing_of_the_input_but_a_short_name_comes_back() {
        assertThatThrownBy(() -> Bodies.read(body("+\"" + "k".repeat(500) + "\": 1"), Body.class))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.problem().detail()).hasSizeLessThan(250));
    }

    private static String body(String cell) {
        return cell.startsWith("+") ? LEAST.strip().formatted(", " + cell.substring(1)) : cell;
    }

    private static void refused(String body, String detail) {
        var refused = catchThrowableOfType(Refused.class, () -> Bodies.read(body, Body.class));
        assertThat(refused).as(body.substring(0, Math.min(80, body.length()))).isNotNull();
        assertThat(refused.problem().status()).isEqualTo(400);
        assertThat(refused.problem().detail()).startsWith(detail);
    }
}
