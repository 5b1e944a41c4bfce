package boocontrol.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The launcher itself, from its first word to the end of everything it started. It runs what the
/// build has just packaged.
///
/// All share a data folder, whose name has a space, so that its database is made only once.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LauncherIT {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Newcomer newcomer;
    private static Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String port = String.valueOf(RunningServer.freePort());

    @BeforeAll
    static void arrive() {
        newcomer = Newcomer.arrive();
        data = newcomer.data("my data");
    }

    @AfterAll
    static void leave() {
        newcomer.close();
    }

    @AfterEach
    void nothing_is_left_running() {
        client.close();
        Await.until("nothing is left running", () -> newcomer.processes().isEmpty());
    }

    @Test
    void a_demo_shows_four_simulated_hosts_and_ends_with_ctrl_c() {
        var demo = newcomer.call("demo", "--port", port, "--data", data.toString());
        demo.awaitSaying("ready: http://127.0.0.1:" + port + "/\n", START);
        Await.until("four hosts are connected", () -> connected().size() == 4);
        assertThat(connected()).allMatch(name -> name.endsWith("(simulated)"));

        others_are_refused_meanwhile(demo);
        demo.controlC();

        assertThat(demo.awaitEnd(SOON)).isEqualTo(130);
        assertThat(newcomer.processes()).isEmpty();
        assertThat(demo.out()).contains("hosts are simulated", "stopping", "the data is kept in");
        assertThat(demo.err()).isEmpty();
        assertThat(data.resolve("postgres/pg")).isDirectory();
        assertThat(console())
                .contains("The server boocontrol stopped")
                .doesNotContain("PostgreSQL ended", "Exception");
    }

    private void others_are_refused_meanwhile(LauncherCall demo) {
        for (var command : List.of("run", "demo")) {
            var other = newcomer.data("other " + command);
            assertThat(complaint(command, "--port", port, "--data", other.toString()))
                    .contains("port " + port + " is in use by a BooControl that runs already (pid ")
                    .contains("stop --data " + data);
            assertThat(other.resolve("server.pid")).doesNotExist();
            assertThat(other.resolve("simulator.log")).doesNotExist();
        }
        assertThat(complaint("demo", "--port", "9", "--data", data.toString()))
                .contains(
                        "a BooControl (pid "
                                + demo.pid()
                                + ") runs already at http://127.0.0.1:"
                                + port)
                .contains("stop --data " + data);
        assertThat(connected()).hasSize(4);
    }

    @Test
    void ctrl_c_while_it_starts_leaves_nothing() {
        var demo = newcomer.call("demo", "--port", port, "--data", data.toString());
        demo.awaitSaying("starting the server", SOON);
        Await.until("the database runs", SOON, LauncherIT::databaseRuns);

        demo.controlC();

        assertThat(demo.awaitEnd(SOON)).isEqualTo(130);
        assertThat(newcomer.processes()).isEmpty();
        assertThat(demo.out()).doesNotContain("ready");
        assertThat(demo.err()).isEmpty();
    }

    @Test
    void a_run_on_a_database_of_their_own_is_ended_by_stop() {
        var database = Map.of("DATABASE_URL", TestDatabase.emptyUrl() + "?application_name=theirs");
        var run = newcomer.callWith(database, "run", "--port", port, "--data", data.toString());
        run.awaitSaying("ready: ", START);
        assertThat(databaseRuns()).isFalse();

        var stop = newcomer.call("stop", "--data", data.toString());

        assertThat(stop.awaitEnd(SOON)).isZero();
        assertThat(stop.out()).contains("stopping BooControl (pid " + run.pid(), "stopped");
        assertThat(newcomer.processes()).isEmpty();
        assertThat(run.awaitEnd(SOON)).isEqualTo(143);
        assertThat(stopped()).isEqualTo("boocontrol: nothing was running\n");
    }

    @Test
    void stop_ends_what_a_killed_launcher_left() {
        var demo = newcomer.call("demo", "--port", port, "--data", data.toString());
        demo.awaitSaying("starting the server", SOON);
        Await.until("the server was begun", () -> data.resolve("server.pid").toFile().length() > 0);
        demo.kill();

        assertThat(stopped()).contains("stopping the server (pid ", "stopped");
    }

    @Test
    void a_port_in_use_says_by_whom() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var number = String.valueOf(taken.getLocalPort());

            assertThat(complaint("demo", "--port", number, "--data", data.toString()))
                    .contains(
                            "port " + number + " is in use by pid " + ProcessHandle.current().pid())
                    .contains("java")
                    .contains("--port N");
        }
    }

    @Test
    void a_file_of_hosts_with_an_unknown_key_is_answered_in_one_line() {
        var file =
                newcomer.file("hosts.yaml", "providers:\n- id: desk\n  base_uri: http://desk:1\n");

        assertThat(
                        complaint(
                                "run",
                                "--port",
                                port,
                                "--data",
                                data.toString(),
                                "--providers",
                                "hosts.yaml"))
                .contains("cannot start", file.toString(), "line 3", "base_uri", "base_url");
    }

    @Test
    void the_simulator_explains_itself() {
        var help = newcomer.call("simulate", "--help");

        assertThat(help.awaitEnd(SOON)).isZero();
        assertThat(help.out()).contains("usage: ./boocontrol simulate", "--release");
        assertThat(complaint("simulate", "--hots", "3")).contains("unknown option --hots");
    }

    /// The one line with which a call fails.
    private static String complaint(String... words) {
        var call = newcomer.call(words);
        assertThat(call.awaitEnd(START)).isNotZero();
        assertThat(call.err()).hasLineCount(1);
        return call.err();
    }

    private static String stopped() {
        var stop = newcomer.call("stop", "--data", data.toString());
        assertThat(stop.awaitEnd(SOON)).isZero();
        assertThat(stop.err()).isEmpty();
        return stop.out();
    }

    private List<String> connected() {
        return fleet().getJsonArray("hosts").getValuesAs(JsonObject.class).stream()
                .filter(host -> host.getString("state").equals("connected"))
                .map(host -> ((JsonString) host.get("name")).getString())
                .toList();
    }

    private JsonObject fleet() {
        var address = URI.create("http://127.0.0.1:" + port + "/api/control/fleet");
        try {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            return Json.createReader(new StringReader(answer.body())).readObject();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean databaseRuns() {
        return newcomer.processes().stream().anyMatch(each -> each.contains("bin/postgres -D"));
    }

    private static String console() {
        try {
            return Files.readString(data.resolve("console.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
