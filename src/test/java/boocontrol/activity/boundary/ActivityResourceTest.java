package boocontrol.activity.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.activity.control.ActivityStore;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityResourceTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute(
                """
                INSERT INTO control_requests
                    (provider_id, epoch, swap_entry_id, ts, received_at, model, has_capture)
                SELECT CASE WHEN n % 2 = 0 THEN 'box' ELSE 'desk' END, 1, n,
                    TIMESTAMPTZ '2026-11-24T12:00:00Z' + n / 5 * INTERVAL '1 second',
                    TIMESTAMPTZ '2026-11-24T12:00:00Z', 'qwen', false
                FROM generate_series(1, 230) AS n
                """);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void a_page_is_newest_first_and_tells_the_next_until_there_is_none() {
        var ids = new ArrayList<String>();
        var page = rows(null, null, null);
        assertThat(page.rows()).hasSize(100);
        while (true) {
            page.rows().forEach(row -> ids.add(row.id()));
            if (page.next().isEmpty()) {
                break;
            }
            page = rows(null, page.next().get(), "60");
        }

        assertThat(ids).hasSize(230).doesNotHaveDuplicates();
        assertThat(page.rows().getFirst().endedAt()).isAfter(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(page.rows().getLast().endedAt()).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void one_host_is_read_alone_and_one_that_nobody_knows_has_no_rows() {
        assertThat(rows("desk", null, "500").rows())
                .hasSize(115)
                .allMatch(row -> row.providerId().equals("desk") && row.stored());
        assertThat(rows("nobody", null, null).rows()).isEmpty();
    }

    @Test
    void the_answer_has_every_field_also_where_nothing_is_known() {
        assertThat(Json.write(rows("box", null, "1")))
                .startsWith("{\"next\":\"")
                .contains("\"duration_ms\":null", "\"id\":\"box~1~230\"", "\"source\":null");
        assertThat(Json.write(rows("nobody", null, null))).isEqualTo("{\"next\":null,\"rows\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', , , provider_id",
        "Box, , , provider_id",
        "auto, , , provider_id",
        "../x, , , provider_id",
        ", '', , before",
        ", abc, , before",
        ", 12~Box~1~1, , before",
        ", '%%%', , before",
        ", , 0, limit",
        ", , 501, limit",
        ", , -1, limit",
        ", , 1e3, limit",
        ", , '', limit",
        ", , 99999999999, limit"
    })
    void what_cannot_be_a_parameter_is_refused_by_its_name(
            @Nullable String provider,
            @Nullable String before,
            @Nullable String limit,
            String name) {
        assertThatThrownBy(() -> rows(provider, before, limit))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(400);
                            assertThat(refused.problem().detail())
                                    .startsWith("The query parameter " + name);
                        });
    }

    private static ActivityRowsView rows(
            @Nullable String provider, @Nullable String before, @Nullable String limit) {
        var query = new ActivityQuery();
        query.providers = provider == null ? List.of() : List.of(provider);
        return database.inTransaction(entities -> {
            var resource = new ActivityResource();
            resource.store = new ActivityStore(entities);
            return resource.rows(query, "ended_at", "desc", before, limit == null ? "100" : limit);
        });
    }
}
