package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.SimulatedHost;
import boocontrol.testing.Await;
import boocontrol.testing.metrics.MetricsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two hundred hosts at once.
@ExtendWith(SharedCockpit.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WholeFleetIT {

    private static final int HOSTS = 200;
    private static final int[] RELEASES = {190, 217, 235, 240, 250};
    private static final Duration TRAFFIC = Duration.ofSeconds(10);

    /// Clock ticks of `/proc/PID/stat` in a second, on every Linux there is.
    private static final double TICKS = 100;

    @Test
    void two_hundred_hosts_are_followed_by_one_server(Cockpit cockpit) {
        var hosts = new ArrayList<SimulatedHost>();
        try {
            for (var i = 0; i < HOSTS; i++) {
                var id = "fleet-%03d".formatted(i);
                hosts.add(SimulatedHost.start(Subject.spec(id, RELEASES[i % RELEASES.length])));
            }
            var begun = System.nanoTime();
            hosts.forEach(host -> cockpit.add(host.name(), host.url()));
            Await.until(
                    "all are connected",
                    Duration.ofSeconds(40),
                    Cockpit.EVERY,
                    () -> connected(cockpit) == HOSTS);
            var connected = Figure.secondsSince(begun);

            var ticks = ticks(cockpit);
            var start = System.nanoTime();
            traffic(hosts);
            var seconds = Figure.secondsSince(start);
            var busy = (ticks(cockpit) - ticks) / TICKS / seconds;
            awaitAll(cockpit, hosts);
            var late = Figure.secondsSince(start) - seconds;

            assertThat(connected(cockpit)).isEqualTo(HOSTS);
            scrape(cockpit);
            new Figure("fleet")
                    .with("hosts", HOSTS)
                    .with("seconds_to_all_connected", connected)
                    .with("rows", rows(hosts))
                    .with("rows_lost", 0)
                    .with("rows_doubled", 0)
                    .with("rows_per_s", rows(hosts) / seconds)
                    .with("cpu_percent_of_one_core", 100 * busy)
                    .with("loops", cockpit.loops())
                    .with("threads", status(cockpit, "Threads"))
                    .with("rss_mb", status(cockpit, "VmRSS") / 1024)
                    .with("last_row_late_s", late)
                    .print();
        } finally {
            hosts.parallelStream()
                    .forEach(host -> {
                        cockpit.remove(host.name());
                        host.close();
                    });
        }
    }

    /// Half a request per second and host.
    private static void traffic(List<SimulatedHost> hosts) {
        var start = System.nanoTime();
        for (var done = 0; System.nanoTime() - start < TRAFFIC.toNanos(); done++) {
            hosts.get(done % HOSTS).finishRequests(1);
            var next = start + done * 10_000_000L;
            Await.until("the next request", () -> System.nanoTime() >= next);
        }
    }

    /// `/metrics` must stay cheap for a scraper that comes every few seconds.
    private static void scrape(Cockpit cockpit) {
        var start = System.nanoTime();
        var answer = cockpit.server().get("/metrics");
        var seconds = Figure.secondsSince(start);
        var up = MetricsText.parse(answer.body()).family("boocontrol_host_up").samples();
        assertThat(up.keySet().stream().map(labels -> labels.get("provider_id")))
                .filteredOn(id -> id.startsWith("fleet-"))
                .hasSize(HOSTS);
        assertThat(answer.body()).hasSizeLessThan(2_000_000);
        assertThat(seconds).isLessThan(2);
        new Figure("metrics")
                .with("hosts", HOSTS)
                .with("kb", answer.body().length() / 1024)
                .with("ms", 1e3 * seconds)
                .print();
    }

    private static void awaitAll(Cockpit cockpit, List<SimulatedHost> hosts) {
        Await.until(
                "all rows are told",
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                () -> told(cockpit) >= rows(hosts));
        assertThat(hosts.parallelStream().map(host -> Truth.of(host, cockpit.rows(host.name()))))
                .allMatch(Truth::whole);
    }

    private static long rows(List<SimulatedHost> hosts) {
        return hosts.stream().mapToLong(host -> host.rows().size()).sum();
    }

    private static long told(Cockpit cockpit) {
        return cockpit.aboutHosts("activity").stream()
                .filter(host -> host.getString("provider_id").startsWith("fleet-"))
                .mapToLong(host -> host.getJsonNumber("rows").longValue())
                .sum();
    }

    private static long connected(Cockpit cockpit) {
        return cockpit.hosts().stream()
                .filter(host -> host.getString("provider_id").startsWith("fleet-"))
                .filter(host -> host.getString("state").equals("connected"))
                .count();
    }

    private static long ticks(Cockpit cockpit) {
        var stat = text(cockpit, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long status(Cockpit cockpit, String field) {
        var lines =
                text(cockpit, "status")
                        .lines()
                        .map(line -> line.split(":", 2))
                        .collect(Collectors.toMap(line -> line[0], line -> line[1].strip()));
        return Long.parseLong(Map.copyOf(lines).get(field).split(" ", -1)[0]);
    }

    private static String text(Cockpit cockpit, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(cockpit.server().pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
