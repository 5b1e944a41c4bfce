package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.SimulatedFleet;
import boocontrol.testing.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Samples of machines and cards over the packaged server: faults A15, A16 and clock steps (A13),
/// and a server that ends and starts in between.
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class PerfIT {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The hosts sample twice a second, and the server asks every second, so that the test is
    /// short.
    private static SimulatedFleet fleet() {
        var fleet =
                SimulatedFleet.of(
                        spec("well", 250),
                        spec("frozen", 235),
                        spec("blank", 250),
                        spec("steps", 250),
                        spec("slow", 250),
                        spec("old", 211));
        fleet.host("blank").faults().blankGpu(true);
        return fleet;
    }

    private static HostSpec spec(String name, int release) {
        return HostSpec.of(name, new Release(release))
                .withGpus(Gpu.rtx3090(0), Gpu.rtx5090(1))
                .timed(EVERY, Duration.ZERO);
    }

    @Test
    void samples_flow_whatever_clocks_and_cards_do_and_over_a_restart() {
        try (var fleet = fleet();
                var database = TestDatabase.create();
                var server = server(fleet, database)) {
            var frozen = fleet.host("frozen");
            var steps = fleet.host("steps");
            var begun = System.nanoTime();
            for (var id : List.of("well", "frozen", "blank", "steps", "slow")) {
                await(id + " tells of a card", () -> streams(host(server, id)) == 3);
            }
            var first = Figure.secondsSince(begun);

            var stopped = System.nanoTime();
            fleet.host("slow").sleep();
            frozen.faults().frozenGpu(true);
            steps.stepClock(Duration.ofMinutes(-30));
            var ours = Instant.now();

            isTrue(server, fleet);
            await("the step is followed", () -> counted(server, "steps", "watermarks_dropped") > 0);
            await("the card is stale", () -> stale(host(server, "frozen")) == 2);
            var staleAfter = Figure.secondsSince(stopped);
            assertThat(
                            host(server, "frozen")
                                    .getJsonArray("streams")
                                    .getJsonObject(0)
                                    .isNull("stale_since"))
                    .as("the machine goes on")
                    .isTrue();
            var skew = host(server, "steps").getJsonNumber("clock_skew_ms").longValue();
            assertThat(Duration.ofMillis(skew))
                    .isBetween(Duration.ofSeconds(-1_802), Duration.ofSeconds(-1_798));
            assertThat(stale(host(server, "steps"))).isZero();

            await("the slow host is skipped", () -> counted(server, "slow", "skipped") > 0);
            var late =
                    database.count(
                            "SELECT (1000 * extract(epoch FROM max(received_at - ts)))::bigint FROM"
                                    + " control_perf WHERE provider_id = 'well' AND received_at > TIMESTAMPTZ '"
                                    + ours
                                    + "'");
            assertThat(late).isLessThan(3_000);

            server.stop();
            var marks = new HashMap<String, Instant>();
            for (var id : List.of("well", "steps")) {
                marks.put(id, newest(database, id));
            }
            server.startAgain();
            await(
                    "the history goes on",
                    () ->
                            marks.entrySet().stream()
                                    .allMatch(mark ->
                                            newest(database, mark.getKey())
                                                    .isAfter(mark.getValue().plusSeconds(2))));

            var rows = database.count("SELECT count(*) FROM control_perf");
            var doubled =
                    rows
                            - database.count(
                                    "SELECT count(*) FROM (SELECT DISTINCT provider_id, stream, ts FROM control_perf) AS d");
            var hole = largestHole(server, "well", ours.minusSeconds(1));
            var zeros =
                    database.count(
                            "SELECT count(*) FROM control_perf WHERE provider_id = 'blank'"
                                    + " AND stream <> 'sys' AND (least(temp_c, power_w, mem_total_mb,"
                                    + " vram_temp_c, fan_pct) = 0 OR (util_pct = 0 AND temp_c IS NULL))");
            var flat =
                    database.count(
                            "SELECT count(*) FROM control_perf WHERE provider_id = 'frozen' AND stream <> 'sys'"
                                    + " AND ts > TIMESTAMPTZ '"
                                    + ours.plusSeconds(1)
                                    + "'");
            assertThat(doubled).isZero();
            assertThat(zeros).isZero();
            assertThat(flat).isZero();
            assertThat(hole).isLessThan(2_000);
            new Figure("A15")
                    .with("seconds_to_stale", staleAfter)
                    .with("points_while_silent", flat)
                    .print();
            new Figure("A16").with("zeros_for_unknown", zeros).print();
            new Figure("A13")
                    .with("samples", rows)
                    .with("samples_doubled", doubled)
                    .with("seconds_to_first", first)
                    .with("largest_hole_ms", hole)
                    .with("latest_beside_a_slow_host_ms", late)
                    .print();
        }
    }

    /// What is told is what the hosts said, with their own times.
    private static void isTrue(RunningServer server, SimulatedFleet fleet) {
        var well = host(server, "well");
        assertThat(well.getString("sampling")).isEqualTo("sampled");
        assertThat(well.getJsonObject("hardware").getJsonArray("accelerators")).hasSize(2);
        var card = well.getJsonArray("streams").getJsonObject(2);
        assertThat(card.getString("stream")).isEqualTo("gpu:GPU-5090-0001");
        assertThat(card.getString("name")).isEqualTo("NVIDIA GeForce RTX 5090");
        assertThat(Duration.between(Instant.parse(card.getString("host_at")), Instant.now()))
                .isLessThan(Duration.ofSeconds(10));
        assertThat(
                        host(server, "blank")
                                .getJsonArray("streams")
                                .getJsonObject(1)
                                .getJsonArray("values"))
                .isEmpty();
        var old = host(server, "old");
        assertThat(old.getString("sampling_text")).isEqualTo("no GPU data in this version");
        assertThat(streams(old)).isZero();
        assertThat(fleet.host("old").release().number()).isEqualTo(211);
    }

    /// Milliseconds between two neighbours of what the machine told since `from`.
    private static long largestHole(RunningServer server, String id, Instant from) {
        var range =
                read(
                        server,
                        "perf/%s?stream=sys&metric=mem_used_mb&pixels=4000&from=%s"
                                .formatted(id, from));
        var series = range.getJsonArray("series").getJsonObject(0);
        assertThat(series.getJsonArray("gaps")).isEmpty();
        var largest = 0L;
        var before = from;
        for (var at : series.getJsonArray("at").getValuesAs(JsonString.class)) {
            var now = Instant.parse(at.getString());
            largest = Math.max(largest, Duration.between(before, now).toMillis());
            before = now;
        }
        return largest - range.getInt("pixel_ms");
    }

    private static RunningServer server(SimulatedFleet fleet, TestDatabase database) {
        var environment = new HashMap<>(fleet.environment());
        environment.putAll(RunningServer.database(database.url()));
        environment.put("BOOCONTROL_PERF_INTERVAL", "PT1S");
        environment.put("BOOCONTROL_PERF_STALE_AFTER", "PT3S");
        return RunningServer.startWith(environment).awaitReady();
    }

    private static Instant newest(TestDatabase database, String id) {
        return Instant.ofEpochMilli(
                database.count(
                        "SELECT (extract(epoch FROM ts) * 1000)::bigint FROM control_perf WHERE stream = 'sys'"
                                + " AND provider_id = '"
                                + id
                                + "' ORDER BY received_at DESC, ts DESC LIMIT 1"));
    }

    private static void await(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, Duration.ofMillis(100), condition);
    }

    private static long counted(RunningServer server, String id, String counter) {
        return read(server, "about")
                .getJsonObject("parts")
                .getJsonObject("perf")
                .getJsonArray("hosts")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(host -> host.getString("provider_id").equals(id))
                .mapToLong(host -> host.getJsonNumber(counter).longValue())
                .sum();
    }

    private static int streams(JsonObject host) {
        return host.getJsonArray("streams").size();
    }

    private static long stale(JsonObject host) {
        return host.getJsonArray("streams").getValuesAs(JsonObject.class).stream()
                .filter(stream -> !stream.isNull("stale_since"))
                .count();
    }

    private static JsonObject host(RunningServer server, String id) {
        return read(server, "perf").getJsonArray("hosts").getValuesAs(JsonObject.class).stream()
                .filter(host -> host.getString("provider_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject read(RunningServer server, String path) {
        var answer = server.get("/api/control/" + path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
