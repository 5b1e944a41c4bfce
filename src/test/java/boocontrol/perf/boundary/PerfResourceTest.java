package boocontrol.perf.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.perf.control.PerfStore;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerfResourceTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute(
                """
                INSERT INTO control_perf (provider_id, stream, ts, received_at, util_pct, temp_c)
                SELECT 'box', 'gpu:a', TIMESTAMPTZ '2026-11-24T11:00:00Z' + n * INTERVAL '5 seconds',
                    now(), n % 100 / 3.0, CASE WHEN n < 360 THEN 40 END
                FROM generate_series(0, 719) AS n
                """);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void without_parameters_the_last_hour_is_told() {
        var range = range("box", null, null, null, null, null);

        assertThat(range.from()).isEqualTo(NOON.minusSeconds(3_600));
        assertThat(range.to()).isEqualTo(NOON);
        assertThat(range.pixelMs()).isEqualTo(6_000);
        assertThat(range.series()).hasSize(2);
        assertThat(range.series().getFirst().at()).hasSize(600);
        assertThat(range.series().getFirst().gaps()).isEmpty();
    }

    @Test
    void a_value_that_was_told_no_more_has_a_gap_and_no_points() {
        var temp = range("box", null, null, "gpu:a", "temp_c", "60").series().getFirst();

        assertThat(temp.at()).hasSize(30);
        assertThat(temp.gaps())
                .containsExactly(new PerfRangeView.PerfGapView(NOON.minusSeconds(1_800), NOON));
    }

    @Test
    void the_answer_holds_lists_that_belong_together() {
        assertThat(Json.write(range("box", null, null, "gpu:a", "util_pct,temp_c", "1")))
                .contains(
                        "\"metric\":\"util_pct\"",
                        "\"metric\":\"temp_c\"",
                        "\"min\":[40.0]",
                        "\"at\":[\"2026-11-24T11:00:00Z\"]",
                        "\"pixel_ms\":3600000");
    }

    @Test
    void a_host_that_nobody_knows_has_no_series() {
        assertThat(range("nobody", null, null, null, null, null).series()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, , , , , from",
        "2026-11-24T12:00:00, , , , , from",
        "+1000000000-12-31T23:59:59.999999999Z, , , , , from",
        "'', , , , , from",
        "-1000000000-01-01T00:00:00Z, , , , , from",
        ", 2026-11-24, , , , to",
        ", 1969-01-01T00:00:00Z, , , , to",
        "2026-11-24T13:00:00Z, , , , , from",
        "2026-11-24T12:00:00Z, 2026-11-24T12:00:00Z, , , , from",
        "1970-01-01T00:00:00Z, , , , , from",
        ", , gpu, , , stream",
        ", , '', , , stream",
        ", , SYS, , , stream",
        ", , , temperature, , metric",
        ", , , 'temp_c,', , metric",
        ", , , '', , metric",
        ", , , , 0, pixels",
        ", , , , 4001, pixels",
        ", , , , -1, pixels",
        ", , , , 1e3, pixels",
        ", , , , '', pixels",
        ", , , , 99999999999, pixels"
    })
    void what_cannot_be_a_parameter_is_refused_by_its_name(
            @Nullable String from,
            @Nullable String to,
            @Nullable String stream,
            @Nullable String metric,
            @Nullable String pixels,
            String name) {
        assertThatThrownBy(() -> range("box", from, to, stream, metric, pixels))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(400);
                            assertThat(refused.problem().detail())
                                    .startsWith("The query parameter " + name);
                        });
    }

    @ParameterizedTest
    @CsvSource({"Box", "auto", "''", "%00"})
    void what_is_no_id_is_not_found(String id) {
        assertThatThrownBy(() -> range(id, null, null, null, null, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }

    private static PerfRangeView range(
            String id,
            @Nullable String from,
            @Nullable String to,
            @Nullable String stream,
            @Nullable String metric,
            @Nullable String pixels) {
        return database.inTransaction(entities -> {
            var resource = new PerfResource();
            resource.store = new PerfStore(entities);
            resource.clock = Clock.fixed(NOON, ZoneOffset.UTC);
            return resource.range(id, from, to, stream, metric, pixels == null ? "600" : pixels);
        });
    }
}
