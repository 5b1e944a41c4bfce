package boocontrol.activity.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.activity.control.ActivityStore;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.TestDatabase;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Filters, orders, totals and the download of finished requests.
class ActivityQueryTest {

    private static TestDatabase database;

    /// 60 rows, one a second: every fifth failed, every tenth tells no status, tokens or duration,
    /// every third is of another model.
    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute(
                """
                INSERT INTO control_requests
                    (provider_id, epoch, swap_entry_id, ts, received_at, model, req_path,
                     resp_status_code, output_tokens, duration_ms, tokens_per_second, error_msg,
                     has_capture)
                SELECT CASE WHEN n % 2 = 0 THEN 'box' ELSE 'desk' END, 1, n,
                    TIMESTAMPTZ '2026-11-24T12:00:00Z' + n * INTERVAL '1 second',
                    TIMESTAMPTZ '2026-11-24T12:00:00Z',
                    CASE WHEN n % 3 = 0 THEN '=100%_sure' ELSE 'qwen' END, '/v1/chat/completions',
                    CASE WHEN n % 10 = 0 THEN NULL WHEN n % 5 = 0 THEN 502 ELSE 200 END,
                    CASE WHEN n % 10 = 0 THEN NULL ELSE n END,
                    CASE WHEN n % 10 = 0 THEN NULL ELSE (n * 37) % 61 END,
                    CASE WHEN n % 10 = 0 THEN NULL ELSE n / 3.0 END,
                    CASE WHEN n % 5 = 0 AND n % 10 > 0 THEN 'no, "upstream"' END, false
                FROM generate_series(1, 60) AS n
                """);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void filters_hold_together_and_of_one_kind_any_fits() {
        assertThat(entries(q -> q.providers = List.of("box", "desk"))).hasSize(60);
        assertThat(entries(q -> q.models = List.of("qwen"))).hasSize(40);
        assertThat(
                        entries(q -> {
                            q.providers = List.of("desk");
                            q.models = List.of("qwen");
                        }))
                .hasSize(20)
                .allMatch(id -> id % 2 == 1 && id % 3 > 0);
        assertThat(entries(q -> q.paths = List.of("/v1/embeddings"))).isEmpty();
        assertThat(entries(q -> q.sources = List.of("boochat"))).isEmpty();
        assertThat(entries(q -> q.sources = List.of("", "boochat"))).hasSize(60);
    }

    @Test
    void a_status_is_one_a_class_the_failed_or_the_unknown() {
        assertThat(entries(q -> q.statuses = List.of("502"))).hasSize(6);
        assertThat(entries(q -> q.statuses = List.of("5xx"))).hasSize(6);
        assertThat(entries(q -> q.statuses = List.of("failed"))).hasSize(6);
        assertThat(entries(q -> q.statuses = List.of("unknown"))).hasSize(6);
        assertThat(entries(q -> q.statuses = List.of("200", "unknown"))).hasSize(54);
    }

    @Test
    void time_tokens_and_duration_have_ends() {
        assertThat(
                        entries(q -> {
                            q.from = "2026-11-24T12:00:10Z";
                            q.to = "2026-11-24T12:00:20Z";
                        }))
                .hasSize(10)
                .contains(10L)
                .doesNotContain(20L);
        assertThat(
                        entries(q -> {
                            q.minOutputTokens = "11";
                            q.maxOutputTokens = "15";
                        }))
                .containsExactlyInAnyOrder(11L, 12L, 13L, 14L, 15L);
        assertThat(entries(q -> q.minDurationMs = "0")).hasSize(54);
    }

    @Test
    void text_is_taken_as_it_is_also_where_it_means_something_to_the_database() {
        assertThat(entries(q -> q.text = "100%_SURE")).hasSize(20);
        assertThat(entries(q -> q.text = "100_%")).isEmpty();
        assertThat(entries(q -> q.text = "UpStream")).hasSize(6);
        assertThat(entries(q -> q.text = "' OR 1=1 --")).isEmpty();
        assertThat(entries(q -> q.text = "\\")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ended_at, asc",
        "ended_at, desc",
        "duration_ms, asc",
        "duration_ms, desc",
        "output_tokens, asc",
        "input_tokens, desc",
        "tokens_per_second, asc",
        "tokens_per_second, desc"
    })
    void every_order_pages_through_all_rows_once_with_the_unknown_last(String sort, String order) {
        var all = new ArrayList<ActivityView>();
        Optional<String> next = Optional.empty();
        do {
            var page = page(_ -> {}, sort, order, next.orElse(null), "7");
            all.addAll(page.rows());
            next = page.next();
        } while (next.isPresent());

        assertThat(all.stream().map(ActivityView::id)).hasSize(60).doesNotHaveDuplicates();
        var durations = all.stream().map(ActivityView::durationMs).toList();
        if (sort.equals("duration_ms")) {
            assertThat(durations.subList(54, 60)).allMatch(d -> d.isEmpty());
            var least = durations.get(order.equals("asc") ? 0 : 53).orElseThrow();
            assertThat(durations.subList(0, 54)).allMatch(d -> d.orElseThrow() >= least);
        }
    }

    @Test
    void a_place_in_one_order_is_none_in_another() {
        var next = page(_ -> {}, "duration_ms", "desc", null, "7").next().orElseThrow();

        assertRefused("before", () -> page(_ -> {}, "duration_ms", "asc", next, "7"));
        assertRefused("before", () -> page(_ -> {}, "ended_at", "desc", next, "7"));
    }

    @Test
    void the_summary_counts_what_is_known_and_says_null_of_nothing() {
        var all = inResource(resource -> resource.summary(new ActivityQuery()));

        assertThat(all.requests()).isEqualTo(60);
        assertThat(all.failed()).isEqualTo(6);
        assertThat(all.firstEndedAt()).hasToString("Optional[2026-11-24T12:00:01Z]");
        assertThat(all.outputTokens()).hasValue(1830 - 210);
        assertThat(all.inputTokens()).isEmpty();
        assertThat(all.durationMs().known()).isEqualTo(54);
        assertThat(all.durationMs().p50().orElseThrow())
                .isLessThan(all.durationMs().p99().orElseThrow());

        var query = new ActivityQuery();
        query.models = List.of("nobody");
        var none = inResource(resource -> resource.summary(query));
        assertThat(none.requests()).isZero();
        assertThat(none.durationMs().p95()).isEmpty();
        assertThat(none.lastEndedAt()).isEmpty();
    }

    @Test
    void the_download_has_a_line_for_each_row_and_no_cell_that_runs() throws Exception {
        var query = new ActivityQuery();
        query.providers = List.of("desk");
        var out = new ByteArrayOutputStream();
        inResource(resource -> {
            try {
                ((StreamingOutput) resource.csv(query).getEntity()).write(out);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            return out;
        });

        var lines = out.toString(StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines).hasSize(31);
        assertThat(lines[0]).startsWith("id,provider_id,ended_at,");
        assertThat(lines[1]).startsWith("desk~1~59,desk,2026-11-24T12:00:59Z,");
        assertThat(String.join("\n", lines))
                .contains(",'=100%_sure,", ",\"no, \"\"upstream\"\"\"")
                .doesNotContain(",=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "2xx ", "6xx", "5XX", "Failed", "-200", "1e2", ""})
    void a_status_that_is_none_is_refused(String status) {
        assertRefused("status", () -> entries(q -> q.statuses = List.of(status)));
    }

    @Test
    void what_cannot_be_is_refused_by_its_name() {
        assertRefused("from", () -> entries(q -> q.from = "yesterday"));
        assertRefused("from", () -> entries(q -> q.from = "2026-02-30T00:00:00Z"));
        assertRefused("from", () -> entries(q -> q.from = "+10000-01-01T00:00:00Z"));
        assertRefused("to", () -> entries(q -> q.to = "0000-01-01T00:00:00Z"));
        assertRefused(
                "to",
                () ->
                        entries(q -> {
                            q.from = "2026-11-24T12:00:10Z";
                            q.to = "2026-11-24T12:00:10Z";
                        }));
        assertRefused("min_output_tokens", () -> entries(q -> q.minOutputTokens = "-1"));
        assertRefused(
                "max_duration_ms", () -> entries(q -> q.maxDurationMs = "9223372036854775808"));
        assertRefused(
                "max_duration_ms",
                () ->
                        entries(q -> {
                            q.minDurationMs = "5";
                            q.maxDurationMs = "4";
                        }));
        assertRefused("text", () -> entries(q -> q.text = "a\0b"));
        assertRefused("model", () -> entries(q -> q.models = List.of("m".repeat(513))));
        assertRefused(
                "path", () -> entries(q -> q.paths = List.of("/".repeat(51).split("(?<=/)"))));
        assertRefused("sort", () -> page(_ -> {}, "model; DROP TABLE x", "desc", null, "7"));
        assertRefused("order", () -> page(_ -> {}, "ended_at", "DESC", null, "7"));
    }

    private static void assertRefused(String name, Runnable asking) {
        assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(400);
                            assertThat(refused.problem().detail())
                                    .startsWith("The query parameter " + name + ":");
                        });
    }

    private static List<Long> entries(Consumer<ActivityQuery> asking) {
        return page(asking, "ended_at", "desc", null, "500").rows().stream()
                .map(row -> Long.valueOf(row.id().split("~", -1)[2]))
                .toList();
    }

    private static ActivityRowsView page(
            Consumer<ActivityQuery> asking,
            String sort,
            String order,
            @Nullable String before,
            String limit) {
        var query = new ActivityQuery();
        asking.accept(query);
        return inResource(resource -> resource.rows(query, sort, order, before, limit));
    }

    private static <T> T inResource(Function<ActivityResource, T> work) {
        return database.inTransaction(entities -> {
            var resource = new ActivityResource();
            resource.store = new ActivityStore(entities);
            return work.apply(resource);
        });
    }
}
