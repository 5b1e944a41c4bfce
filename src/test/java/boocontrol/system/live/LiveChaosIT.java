package boocontrol.system.live;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.SimulatedFleet;
import boocontrol.testing.live.LivePage;
import boocontrol.testing.live.LiveReader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// 200 seeded schedules of bad connections over real sockets, while hosts work, vanish and come
/// back and the server is killed: when it is calm again, every page knows what the server knows.
class LiveChaosIT {

    private static final int ROUNDS = 8;
    private static final int LINKS = 25;

    /// Seldom, because a host that is lost again and again is tried ever more seldom.
    private static final Set<Integer> HOST_KILLED_IN = Set.of(1, 6);

    private static final int SERVER_KILLED_IN = 4;
    private static final Duration CALM = Duration.ofSeconds(25);

    /// Of the newest rows of the history, those that a page must have: it was told of the newest 50
    /// in the order they were read, which is not quite that of their ends.
    private static final int SURE = 30;

    @Test
    void after_200_schedules_of_bad_connections_every_page_equals_the_server() {
        try (var fleet =
                        SimulatedFleet.of(
                                host("north", 250), host("east", 240), host("west", 217));
                var server = RunningServer.start(fleet.environment())) {
            Await.until("all are followed", () -> connected(server) == 3);
            var links = IntStream.range(0, LINKS).mapToObj(_ -> new RoughLink(server)).toList();
            try {
                for (var round = 0; round < ROUNDS; round++) {
                    play(links, fleet, server, round);
                    settle(links, server, round);
                }
                var connections = links.stream().mapToInt(link -> link.page().connections()).sum();
                assertThat(connections).isGreaterThan(ROUNDS * LINKS);
            } finally {
                links.forEach(RoughLink::close);
            }
        }
    }

    private static void play(
            List<RoughLink> links, SimulatedFleet fleet, RunningServer server, int round) {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < links.size(); i++) {
            var link = links.get(i);
            var seed = seed(round, i);
            threads.add(Thread.ofVirtual().start(() -> link.play(seed)));
        }
        var random = new Random(round);
        if (round == SERVER_KILLED_IN) {
            server.kill().startAgain();
        }
        if (HOST_KILLED_IN.contains(round)) {
            var host = fleet.hosts().get(random.nextInt(fleet.hosts().size()));
            host.kill();
            host.revive();
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            work(fleet.hosts().get(random.nextInt(fleet.hosts().size())), random);
        }
    }

    /// A moment in the life of a host.
    private static void work(SimulatedHost host, Random random) {
        switch (random.nextInt(12)) {
            case 0 -> host.retellInflight();
            case 1 -> host.reload();
            default -> host.finishRequests(1 + random.nextInt(6));
        }
        LockSupport.parkNanos(random.nextLong(20_000_000, 80_000_000));
    }

    private static void settle(List<RoughLink> links, RunningServer server, int round) {
        Await.until("the hosts are followed again", CALM, () -> connected(server) == 3);
        for (var i = 0; i < links.size(); i++) {
            var page = links.get(i).page();
            var seed = seed(round, i);
            Await.until(
                    () -> "schedule " + seed + " ends alike: " + difference(page, server),
                    CALM,
                    Duration.ofMillis(50),
                    () -> difference(page, server).isEmpty());
        }
    }

    private static Optional<String> difference(LivePage page, RunningServer server) {
        var told = page.hosts();
        var real = hosts(server);
        if (!told.equals(real)) {
            return Optional.of("the page has " + places(told) + ", the server " + places(real));
        }
        return real.keySet().stream()
                .flatMap(id -> difference(page, server, id).stream())
                .findFirst();
    }

    private static Optional<String> difference(LivePage page, RunningServer server, String id) {
        var shown =
                page.entries(id).stream().filter(e -> !e.mark()).map(LiveReader.Entry::id).toList();
        var kept = rows(server, id);
        var newest = kept.subList(0, Math.min(SURE, kept.size()));
        if (new HashSet<>(shown).size() != shown.size()) {
            return Optional.of(id + " has rows twice: " + shown);
        }
        return shown.containsAll(newest)
                ? Optional.empty()
                : Optional.of(id + " lacks rows: " + shown + "\nof " + newest);
    }

    private static List<String> places(Map<String, JsonObject> hosts) {
        return hosts.values().stream()
                .map(host ->
                        "%s %s %s"
                                .formatted(
                                        host.getString("provider_id"),
                                        host.getString("life"),
                                        host.get("seq")))
                .toList();
    }

    private static Map<String, JsonObject> hosts(RunningServer server) {
        var hosts = new TreeMap<String, JsonObject>();
        json(server.get("/api/control/fleet").body())
                .getJsonArray("hosts")
                .getValuesAs(JsonObject.class)
                .forEach(host -> hosts.put(host.getString("provider_id"), host));
        return hosts;
    }

    private static List<String> rows(RunningServer server, String id) {
        return json(server.get("/api/control/activity?limit=100&provider_id=" + id).body())
                .getJsonArray("rows")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(row -> row.getString("id"))
                .toList();
    }

    private static long connected(RunningServer server) {
        return hosts(server).values().stream()
                .filter(host -> host.getString("state").equals("connected"))
                .count();
    }

    private static long seed(int round, int link) {
        return 1L + round * LINKS + link;
    }

    private static HostSpec host(String name, int release) {
        return HostSpec.of(
                name,
                new Release(release),
                ModelSpec.chat("small").answersAfter(Duration.ofMillis(200)),
                ModelSpec.chat("large").answersAfter(Duration.ofMillis(400)));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
