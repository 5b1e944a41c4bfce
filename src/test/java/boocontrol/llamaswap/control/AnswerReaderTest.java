package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class AnswerReaderTest {

    private static final int DEEP = 1_000_000;
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final String GOOD =
            "{\"id\":5,\"timestamp\":\"2026-08-15T10:00:05Z\",\"model\":\"a\"}";

    private final AnswerReader answers = new AnswerReader();

    static Stream<Arguments> brokenRows() {
        return BrokenPayloads.cases("rows.txt", 2);
    }

    static Stream<Arguments> brokenLists() {
        return BrokenPayloads.cases("lists.txt", 2);
    }

    static Stream<Arguments> brokenPages() {
        return BrokenPayloads.cases("pages.txt", 2);
    }

    static Stream<Arguments> brokenObjects() {
        return BrokenPayloads.cases("objects.txt", 3);
    }

    @ParameterizedTest
    @MethodSource("brokenRows")
    void a_row_that_is_none_is_kept_aside_and_stops_no_other(String reason, String row)
            throws Malformed {
        for (var batch :
                List.of(
                        answers.ring("[" + GOOD + " , " + row + "," + GOOD + "]"),
                        answers.activity(page(GOOD + "," + row + "," + GOOD)).rows())) {
            assertThat(batch.rows()).extracting(SwapRow::id).containsExactly(5L, 5L);
            assertThat(batch.poison()).extracting(Poison::reason).containsExactly(reason);
            assertThat(batch.poison()).extracting(Poison::raw).containsExactly(row);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenLists")
    void a_list_of_rows_that_is_none_says_so(String reason, String body) {
        assertThatThrownBy(() -> answers.ring(body))
                .isInstanceOf(Malformed.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @MethodSource("brokenPages")
    void a_page_that_is_none_says_so(String reason, String body) {
        assertThatThrownBy(() -> answers.activity(body))
                .isInstanceOf(Malformed.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @MethodSource("brokenObjects")
    void an_answer_of_another_shape_says_so(String reader, String reason, String body) {
        assertThatThrownBy(
                        () -> {
                            switch (reader) {
                                case "ttls" -> answers.ttls(body);
                                case "contexts" -> answers.contextLengths(body);
                                case "version" -> answers.version(body);
                                case "hardware" -> answers.processStart(body);
                                default -> throw new AssertionError(reader);
                            }
                        })
                .isInstanceOf(Malformed.class)
                .hasMessage(reason);
    }

    @Test
    void poison_tells_its_id_where_it_has_one_and_the_start_of_its_text() throws Malformed {
        var row = "{\"id\":8,\"model\":\"" + "m".repeat(9_000) + "\"}";
        var poison = answers.ring("[" + row + ",{\"id\":\"8\"},7]").poison();
        assertThat(poison)
                .extracting(Poison::id)
                .containsExactly(OptionalLong.of(8), OptionalLong.empty(), OptionalLong.empty());
        assertThat(poison.getFirst().raw()).isEqualTo(row.substring(0, 4_096));
    }

    @Test
    void texts_have_a_largest_length() throws Malformed {
        assertThat(withModel("m".repeat(512)).rows()).hasSize(1);
        assertThat(withModel("m".repeat(513)).poison())
                .extracting(Poison::reason)
                .containsExactly("a text is too long");
    }

    @Test
    void unknown_is_empty_and_zero_tokens_are_zero() throws Malformed {
        var row =
                """
                [{"id":0,"timestamp":"2026-02-08T10:00:09.5-07:00","model":"m","req_path":"",
                "resp_content_type":"","resp_status_code":0,"tokens":{"cache_tokens":-1,
                "draft_tokens":-2,"draft_acc_tokens":0,"input_tokens":0,"output_tokens":7,
                "prompt_per_second":0,"tokens_per_second":-1},"duration_ms":-5,
                "has_capture":false,"metadata":null}]\
                """;
        assertThat(answers.ring(row).rows())
                .containsExactly(
                        new SwapRow(
                                0,
                                Instant.parse("2026-02-08T17:00:09.500Z"),
                                "m",
                                Optional.of(""),
                                OptionalInt.empty(),
                                Optional.of(""),
                                OptionalLong.of(0),
                                OptionalLong.of(7),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(0),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalLong.empty(),
                                false,
                                Optional.empty(),
                                Map.of()));
    }

    @Test
    void the_outermost_values_that_fit_are_kept() throws Malformed {
        var row =
                """
                [{"id":9223372036854775807,"timestamp":"9999-12-31T23:59:59.999999999Z","model":"",
                "resp_status_code":2147483647,"input_tokens":9223372036854775807,
                "output_tokens":-9223372036854775808,"prompt_per_second":1.7976931348623157e308,
                "tokens_per_second":1e-400,"duration_ms":9223372036854}]\
                """;
        var read = answers.ring(row).rows().getFirst();
        assertThat(read.id()).isEqualTo(Long.MAX_VALUE);
        assertThat(read.endedAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59.999999999Z"));
        assertThat(read.status()).hasValue(Integer.MAX_VALUE);
        assertThat(read.inputTokens()).hasValue(Long.MAX_VALUE);
        assertThat(read.outputTokens()).isEmpty();
        assertThat(read.promptPerSecond()).hasValue(Double.MAX_VALUE);
        assertThat(read.tokensPerSecond()).isEmpty();
        assertThat(read.durationMs()).hasValue(9_223_372_036_854L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", " [ ]\n"})
    void an_empty_ring_may_be_null(String body) throws Malformed {
        assertThat(answers.ring(body)).isEqualTo(RowBatch.EMPTY);
    }

    @Test
    void rows_of_levels_and_digits_without_end_are_refused_at_once() {
        for (var bad :
                List.of(
                        "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
                        "[".repeat(DEEP),
                        "{\"id\":" + "9".repeat(DEEP) + "}",
                        "{\"id\":1e999999999}")) {
            Assertions.assertTimeoutPreemptively(AT_ONCE, () -> refusedOrPoison("[" + bad + "]"));
        }
    }

    /// Any row of a recorded page may be damaged anywhere: every other row is read.
    @Test
    void damage_in_one_row_of_a_page_leaves_the_others() throws Malformed {
        var page =
                RecordedHostFiles.read("v250/main").exchanges().stream()
                        .filter(exchange ->
                                exchange.path().equals("/api/metrics/activity?limit=999"))
                        .map(RecordedHostFiles.Exchange::text)
                        .reduce((_, later) -> later)
                        .orElseThrow();
        var whole = answers.activity(page).rows().rows();
        Seeds.each(
                1_000,
                random -> {
                    var victim = whole.get(random.nextInt(whole.size())).id();
                    var bad = List.of("-1", "\"x\"", "1.5", "null", "[]", "1e400", "{\"a\":[{}]}");
                    var damaged =
                            page.replace(
                                    "{\"id\":" + victim + ",",
                                    "{\"id\":" + bad.get(random.nextInt(bad.size())) + ",");
                    var read = read(damaged);
                    assertThat(read.poison()).hasSize(1);
                    assertThat(read.rows())
                            .containsExactlyElementsOf(
                                    whole.stream().filter(row -> row.id() != victim).toList());
                });
    }

    private RowBatch read(String page) {
        try {
            return answers.activity(page).rows();
        } catch (Malformed e) {
            throw new AssertionError(e.reason(), e);
        }
    }

    private void refusedOrPoison(String list) {
        try {
            assertThat(answers.ring(list).poison()).hasSize(1);
        } catch (Malformed e) {
            assertThat(e.reason()).isEqualTo("its answer is not JSON");
        }
    }

    private RowBatch withModel(String model) throws Malformed {
        return answers.ring(
                "[{\"id\":1,\"timestamp\":\"2026-08-15T10:00:05Z\",\"model\":\"" + model + "\"}]");
    }

    private static String page(String rows) {
        return "{\"data\":[" + rows + "],\"page\":1,\"limit\":25,\"total\":3,\"total_pages\":1}\n";
    }
}
