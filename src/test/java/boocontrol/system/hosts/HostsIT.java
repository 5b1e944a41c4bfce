package boocontrol.system.hosts;

import static boocontrol.system.hosts.HostsApi.etag;
import static boocontrol.system.hosts.HostsApi.ok;
import static boocontrol.system.hosts.HostsApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RecordedHost;
import boocontrol.testing.RunningServer;
import boocontrol.testing.TestDatabase;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The registry over real HTTP, with a real file and a real database.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HostsIT {

    private static final String HOSTS = HostsApi.HOSTS;
    private static final String CANARY = "sk-canary-0815";
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private static TestDatabase database;
    private static Path file;
    private static RunningServer server;
    private static HostsApi api;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        file = Files.createTempFile("boocontrol-providers", ".yaml");
        Files.writeString(file, "providers:\n- {id: filed, base_url: 'http://filed.invalid'}\n");
        server = RunningServer.startWith(environment()).awaitReady();
        api = new HostsApi(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        database.close();
        Files.delete(file);
    }

    @Test
    void a_host_is_tested_added_changed_and_removed() throws IOException {
        try (var host = host("v250/main")) {
            var tested = ok(server.send("POST", HOSTS + "/test", address(host.url())));
            assertThat(tested.getBoolean("llama_swap")).isTrue();
            assertThat(tested.getString("dialect")).isEqualTo("store");
            assertThat(tested.getString("version")).isEqualTo("v250");
            assertThat(tested.getJsonNumber("round_trip_ms").doubleValue()).isPositive();

            var added =
                    server.send(
                            "POST",
                            HOSTS,
                            "{\"id\": \"real\", \"base_url\": \"%s/\", \"gpus\": [\"RTX 5090 32GB\"]}"
                                    .formatted(host.url()));
            assertThat(added.statusCode()).isEqualTo(201);
            var location = added.headers().firstValue("Location").orElseThrow();
            assertThat(URI.create(location).getPath()).isEqualTo(HOSTS + "/real");
            assertThat(server.get(URI.create(location).getPath()).headers().firstValue("ETag"))
                    .isEqualTo(added.headers().firstValue("ETag"));

            var first = etag(added);
            var changed = api.change("real", first, "{\"name\": \"Real\", \"hidden\": [\"m\"]}");
            assertThat(ok(changed).getString("name")).isEqualTo("Real");
            assertThat(problem(api.change("real", first, "{\"name\": \"Late\"}"), 412))
                    .isEqualTo("/problems/precondition-failed");
            assertThat(problem(server.send("PATCH", HOSTS + "/real", "{}"), 428))
                    .isEqualTo("/problems/precondition-required");

            assertThat(problem(api.remove("real", first), 412)).contains("precondition");
            assertThat(api.remove("real", etag(changed)).statusCode()).isEqualTo(204);
            assertThat(problem(server.get(HOSTS + "/real"), 404)).isEqualTo("/problems/not-found");
            assertThat(
                            server.send("POST", HOSTS + "/real/purge", "{\"confirm\": \"real\"}")
                                    .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void a_host_that_wants_a_key_says_so_and_gets_it() throws IOException {
        try (var host = host("v250/apikeys")) {
            var url = address(host.url());
            assertThat(ok(server.send("POST", HOSTS + "/test", url)).getBoolean("needs_key"))
                    .isTrue();

            var keyed = url.replace("}", ", \"api_key\": {\"pasted\": \"%s\"}}");
            var answer =
                    ok(server.send("POST", HOSTS + "/test", keyed.formatted(RecordedHost.KEY)));
            assertThat(answer.getBoolean("llama_swap")).isTrue();
            assertThat(server.console()).doesNotContain(RecordedHost.KEY);
        }
    }

    @Test
    void a_host_that_is_purged_right_after_it_was_disabled_leaves_nothing() throws IOException {
        try (var host = host("v250/main")) {
            var body = "{\"id\": \"brief\", \"base_url\": \"%s\"}".formatted(host.url());
            var tag = etag(server.send("POST", HOSTS, body));
            for (var round = 0; round < 3; round++) {
                Await.until(
                        "it is followed",
                        Duration.ofSeconds(20),
                        () ->
                                hosts().anyMatch(each ->
                                        each.getString("provider_id").equals("brief")
                                                && each.getString("state").equals("connected")
                                                && !each.getJsonArray("models").isEmpty()));

                tag = etag(api.change("brief", tag, "{\"enabled\": false}"));
                assertThat(
                                server.send(
                                                "POST",
                                                HOSTS + "/brief/purge",
                                                "{\"confirm\": \"brief\"}")
                                        .statusCode())
                        .isEqualTo(204);

                assertThat(brief().getString("state")).isEqualTo("disabled");
                assertThat(brief().getJsonArray("models")).isEmpty();
                assertThat(brief().isNull("version")).isTrue();
                for (var table :
                        List.of(
                                "control_model_events",
                                "control_requests",
                                "control_poison_rows",
                                "control_host_state")) {
                    assertThat(
                                    database.count(
                                            "SELECT count(*) FROM %s WHERE provider_id = 'brief'"
                                                    .formatted(table)))
                            .as(table)
                            .isZero();
                }
                tag = etag(api.change("brief", tag, "{\"enabled\": true}"));
            }
            api.remove("brief", tag);
        }
    }

    private static JsonObject brief() {
        return hosts().filter(host -> host.getString("provider_id").equals("brief"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonObject> hosts() {
        return ok(server.get("/api/control/fleet"))
                .getJsonArray("hosts")
                .getValuesAs(JsonObject.class)
                .stream();
    }

    @Test
    void a_provider_may_be_called_like_the_test() {
        var added =
                server.send(
                        "POST",
                        HOSTS,
                        "{\"id\": \"test\", \"base_url\": \"http://10.1.1.1\", \"enabled\": false}");
        assertThat(added.statusCode()).isEqualTo(201);

        assertThat(ok(server.get(HOSTS + "/test")).getString("id")).isEqualTo("test");
        var changed = api.change("test", etag(added), "{\"name\": \"x\"}");
        assertThat(ok(changed).getString("name")).isEqualTo("x");
        assertThat(api.remove("test", etag(changed)).statusCode()).isEqualTo(204);
    }

    @Test
    void what_must_not_be_reached_is_refused() {
        var databasePort = URI.create(database.url()).getPort();
        for (var url :
                List.of(
                        "http://169.254.169.254",
                        "http://[::ffff:169.254.169.254]",
                        "http://127.0.0.1:" + server.port(),
                        "http://localhost:" + server.port(),
                        "http://[::1]:" + server.port(),
                        "http://127.0.0.1:" + databasePort,
                        "http://localhost:" + databasePort)) {
            for (var path : List.of(HOSTS, HOSTS + "/test")) {
                var body =
                        path.equals(HOSTS)
                                ? "{\"id\": \"evil\", \"base_url\": \"%s\"}"
                                : "{\"base_url\": \"%s\"}";
                assertThat(problem(server.send("POST", path, body.formatted(url)), 400))
                        .as(path + " " + url)
                        .isEqualTo("/problems/address-refused");
            }
        }
        assertThat(server.get(HOSTS).body()).doesNotContain("evil");
    }

    @Test
    void bad_requests_are_problems_and_store_nothing() {
        var before = server.get(HOSTS).body();
        var big = "{\"id\": \"%s\"}".formatted("x".repeat(1 << 20));
        assertThat(problem(server.send("POST", HOSTS, big), 413)).isEqualTo("/problems/too-large");
        for (var body :
                List.of("", "[]", "{", "{\"id\": 1}", "{\"id\": \"a\", \"id\": \"a\"}", "null")) {
            problem(server.send("POST", HOSTS, body), 400);
        }
        problem(server.get(HOSTS + "/Sam"), 400);
        problem(server.get(HOSTS + "/%2e%2e%2fx"), 400);
        problem(server.get(HOSTS + "/nobody"), 404);
        problem(server.send("PUT", HOSTS + "/filed", "{}"), 405);
        problem(server.send("POST", HOSTS + "/filed", "{}"), 405);
        var text =
                HttpRequest.newBuilder(server.uri(HOSTS))
                        .header("Content-Type", "text/plain")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"id\": \"a\", \"base_url\": \"http://a\"}"))
                        .build();
        problem(server.send(text), 415);

        assertThat(server.get(HOSTS).body()).isEqualTo(before);
    }

    @Test
    void edits_of_the_file_apply_within_five_seconds_and_broken_ones_do_not() throws IOException {
        assertThat(problem(api.change("filed", "*", "{\"name\": \"x\"}"), 409))
                .isEqualTo("/problems/file-owned");

        Files.writeString(
                file,
                "providers:\n- {id: filed, base_url: 'http://filed.invalid'}\n- {id: second, base_url: 'http://second.invalid'}\n");
        Await.until(
                "second is there",
                FIVE_SECONDS,
                () -> server.get(HOSTS + "/second").statusCode() == 200);

        Files.writeString(file, "providers:\n- {id: filed, bse_url: x}\n");
        Await.until(
                "the fault is told",
                FIVE_SECONDS,
                () ->
                        ok(server.get(HOSTS))
                                .get("file_error")
                                .toString()
                                .contains("line 2: unknown key bse_url; did you mean base_url?"));
        assertThat(api.about().getString("file")).isEqualTo("broken");
        assertThat(ok(server.get(HOSTS + "/second")).getBoolean("enabled")).isTrue();

        Files.writeString(file, "providers:\n- {id: filed, base_url: 'http://filed.invalid'}\n");
        Await.until(
                "second is disabled",
                FIVE_SECONDS,
                () -> !ok(server.get(HOSTS + "/second")).getBoolean("enabled"));
        assertThat(api.about().getString("file")).isEqualTo("applied");
        assertThat(api.remove("second", "*").statusCode()).isEqualTo(204);
    }

    @Test
    void a_pasted_key_survives_a_restart_and_is_seen_nowhere() throws IOException {
        var body =
                "{\"id\": \"keyed\", \"kind\": \"openai\", \"base_url\": \"http://keyed.invalid\", \"api_key\": {\"pasted\": \"%s\"}}"
                        .formatted(CANARY);
        var added = server.send("POST", HOSTS, body);
        assertThat(added.statusCode()).isEqualTo(201);

        server.stop().startAgain();

        var read = server.get(HOSTS + "/keyed");
        assertThat(etag(read)).isEqualTo(etag(added));
        assertThat(ok(read).getJsonObject("api_key").getBoolean("ready")).isTrue();
        var key = server.data().resolve("keys/keyed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key)).isEqualTo(CANARY);
        assertThat(added.body() + read.body() + server.get(HOSTS).body() + server.console())
                .doesNotContain(CANARY);
        assertThat(
                        database.count(
                                "SELECT count(*) FROM control_hosts AS h WHERE h::text LIKE '%canary%'"))
                .isZero();
        assertThat(logsWith(CANARY)).isEmpty();

        api.remove("keyed", etag(read));
        assertThat(key).doesNotExist();
    }

    @Test
    void a_start_with_a_broken_file_ends_with_one_line() throws IOException {
        var broken = Files.createTempFile("boocontrol-broken", ".yaml");
        Files.writeString(broken, "providers:\n- id: a\n  base_url: http://169.254.169.254\n");
        var environment = new HashMap<>(environment());
        environment.put("BOOCONTROL_PROVIDERS_FILE", broken.toString());
        try (var failing = RunningServer.startWith(environment)) {
            assertThat(failing.awaitEnd(Duration.ofSeconds(90))).isNotZero();
            assertThat(failing.console())
                    .contains(
                            "BooControl cannot start: the file of providers %s: line 3: base_url is refused: it is a link-local address"
                                    .formatted(broken))
                    .doesNotContain("\tat ");
        }
        Files.delete(broken);
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(RunningServer.database(database.url()));
        environment.put("BOOCONTROL_PROVIDERS_FILE", file.toString());
        return environment;
    }

    private static RecordedHost host(String folder) {
        return RecordedHost.atOnce(folder);
    }

    private static String address(URI url) {
        return "{\"base_url\": \"%s\"}".formatted(url);
    }

    private static List<Path> logsWith(String text) throws IOException {
        try (var files = Files.walk(server.data())) {
            return files.filter(each -> each.toString().endsWith(".log"))
                    .filter(each -> contains(each, text))
                    .toList();
        }
    }

    private static boolean contains(Path log, String text) {
        try {
            return new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8)
                    .contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
