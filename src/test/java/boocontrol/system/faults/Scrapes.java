package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.metrics.Dashboard;
import boocontrol.testing.metrics.MetricsText;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `/metrics` tells what `/about` and `/fleet` tell, while hosts come, work and go.
@Execution(ExecutionMode.CONCURRENT)
abstract class Scrapes {

    /// How long an answer is kept, and a little.
    private static final Duration KEPT = Duration.ofMillis(1_100);

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void what_is_scraped_equals_what_the_cockpit_says(Cockpit cockpit) {
        try (var north = Subject.connected(cockpit, "scrape-north", 250);
                var south = Subject.connected(cockpit, "scrape-south", 217)) {
            north.finish(12);
            south.finish(5);
            Await.until("it tells the same", () -> differences(cockpit, north, south).isEmpty());
            var told = read(cockpit, "");

            assertThat(told.value("boocontrol_host_rows_stored_total", "provider_id", north.id))
                    .isEqualTo(12);
            assertThat(host(told, "boocontrol_host_requests_in_flight", north)).contains(0.0);
            assertThat(host(told, "boocontrol_host_requests_in_flight", south)).isEmpty();
            assertThat(host(told, "boocontrol_host_busy", south)).isPresent();
            assertThat(told.value("boocontrol_database_up")).isEqualTo(1);
            assertThat(told.value("boocontrol_ready")).isEqualTo(1);
            assertThat(told.value("jvm_memory_used_bytes", "area", "heap")).isPositive();
            assertThat(told.family("boocontrol_metrics_part_up").samples().values())
                    .containsOnly(1.0);
            assertThat(told.family("boocontrol_metrics_left_out_samples").samples().values())
                    .containsOnly(0.0);
            assertThat(told.names()).as("what the dashboard shows exists").containsAll(shown());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_host_that_is_gone_is_not_up_and_one_that_is_removed_is_not_there(Cockpit cockpit) {
        String id;
        try (var lost = Subject.connected(cockpit, "scrape-lost", 240)) {
            id = lost.id;
            lost.host.kill();
            Await.until(
                    "it is told as lost",
                    Duration.ofSeconds(40),
                    KEPT,
                    () ->
                            host(read(cockpit, ""), "boocontrol_host_up", lost)
                                    .equals(Optional.of(0.0)));

            var told = read(cockpit, "");
            assertThat(host(told, "boocontrol_host_last_byte_age_seconds", lost)).isEmpty();
            assertThat(host(told, "boocontrol_host_last_byte_timestamp_seconds", lost)).isPresent();
        }
        Await.until(
                "it is told no more",
                Duration.ofSeconds(10),
                KEPT,
                () -> !text(cockpit, "").body().contains(id));
    }

    @Test
    void open_metrics_is_there_for_who_asks(Cockpit cockpit) {
        var answer =
                text(cockpit, "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;q=0.3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/openmetrics-text")
                .contains("version=1.0.0");
        assertThat(answer.body())
                .endsWith("# EOF\n")
                .contains("# TYPE boocontrol_live_sheds counter\n");
    }

    /// By the dashboard, without what is only there while rows wait.
    private static Set<String> shown() {
        var shown = Dashboard.read().metrics();
        assertThat(shown.remove("boocontrol_host_oldest_spooled_row_age_seconds")).isTrue();
        return shown;
    }

    @Test
    void both_formats_are_compressed_for_who_takes_that(Cockpit cockpit) {
        for (var format : List.of("text/plain", "application/openmetrics-text")) {
            var request =
                    HttpRequest.newBuilder(cockpit.server().uri("/metrics"))
                            .header("Accept", format)
                            .header("Accept-Encoding", "gzip")
                            .build();

            assertThat(cockpit.server().send(request).headers().firstValue("Content-Encoding"))
                    .as(format)
                    .contains("gzip");
        }
    }

    private static List<String> differences(Cockpit cockpit, Subject... subjects) {
        var told = read(cockpit, "");
        var differences = new ArrayList<String>();
        for (var subject : subjects) {
            var fleet = cockpit.host(subject.id);
            var about = cockpit.about("fleet", subject.id);
            var rows = cockpit.about("activity", subject.id);
            same(differences, told, subject, "boocontrol_host_up", connected(fleet));
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_rows_stored_total",
                    number(rows, "rows"));
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_rows_read_total",
                    number(rows, "rows"));
            same(differences, told, subject, "boocontrol_host_spooled_rows", 0);
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_rows_lag_seconds",
                    number(rows, "lag_ms") / 1e3);
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_reconciles_total",
                    number(rows, "reconciles"));
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_connections_total",
                    number(about, "connections"));
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_clock_skew_seconds",
                    number(fleet, "clock_skew_ms") / 1e3);
            losses(differences, told, subject, fleet.getJsonObject("losses"));
            models(differences, told, subject, fleet);
        }
        return differences;
    }

    private static void losses(
            List<String> differences, MetricsText told, Subject subject, JsonObject losses) {
        for (var kind : losses.keySet()) {
            same(
                    differences,
                    told,
                    subject,
                    "boocontrol_host_losses_total",
                    number(losses, kind),
                    "kind",
                    kind);
        }
    }

    private static void models(
            List<String> differences, MetricsText told, Subject subject, JsonObject fleet) {
        for (var phase : List.of("ready", "stopped", "starting", "stopping")) {
            var count =
                    fleet.getJsonArray("models").getValuesAs(JsonObject.class).stream()
                            .filter(model -> model.getString("state").equals(phase))
                            .count();
            same(differences, told, subject, "boocontrol_host_models", count, "phase", phase);
        }
    }

    /// To the millisecond, as the other answers are.
    private static void same(
            List<String> differences,
            MetricsText told,
            Subject subject,
            String name,
            double expected,
            String... more) {
        var labels = new ArrayList<>(List.of("provider_id", subject.id));
        labels.addAll(List.of(more));
        var found = told.find(name, labels.toArray(String[]::new));
        if (found.isEmpty() || Math.abs(found.getAsDouble() - expected) >= 0.001) {
            differences.add(name + labels + " is " + found + ", not " + expected);
        }
    }

    private static Optional<Double> host(MetricsText told, String name, Subject subject) {
        return told.find(name, "provider_id", subject.id).stream().boxed().findFirst();
    }

    private static double connected(JsonObject fleet) {
        return fleet.getString("state").equals("connected") ? 1 : 0;
    }

    private static double number(JsonObject of, String name) {
        return of.isNull(name) ? Double.NaN : of.getJsonNumber(name).doubleValue();
    }

    static MetricsText read(Cockpit cockpit, String accept) {
        var answer = text(cockpit, accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MetricsText.parse(answer.body());
    }

    private static HttpResponse<String> text(Cockpit cockpit, String accept) {
        var request = HttpRequest.newBuilder(cockpit.server().uri("/metrics"));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return cockpit.server().send(request.build());
    }
}
