package boocontrol.system.leases;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Leases as programs outside meet them: over HTTP, on a packaged server, with a TTL of 3 s.
class LeasesIT {

    private static final String LEASES = "/api/control/leases";

    @TempDir static Path folder;

    private static TestDatabase database;
    private static RunningServer server;
    private static LeaseCalls calls;

    @BeforeAll
    static void start() throws IOException {
        var providers = folder.resolve("providers.yaml");
        Files.writeString(
                providers,
                """
                providers:
                  - id: sam-desktop
                    base_url: http://127.0.0.1:9
                    enabled: false
                  - id: embedding
                    base_url: http://127.0.0.1:10
                    enabled: false
                  - id: lab
                    base_url: http://127.0.0.1:12
                    enabled: false
                  - id: cloud
                    kind: openai
                    base_url: http://127.0.0.1:11
                    enabled: false
                """);
        database = TestDatabase.create();
        var environment = new HashMap<>(RunningServer.database(database.url()));
        environment.put("BOOCONTROL_PROVIDERS_FILE", providers.toString());
        environment.put("BOOCONTROL_LEASES_TTL", "PT3S");
        server = RunningServer.startWith(environment).awaitReady();
        calls = new LeaseCalls(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_lease_is_claimed_listed_renewed_and_given_back() {
        var claimed = calls.claim("embedding", "boocontrol/1", "bench:42", "exclusive");
        assertThat(claimed.statusCode()).isEqualTo(201);
        var lease = OutsideLease.read(claimed).getJsonObject("lease");
        var path = LEASES + "/embedding/" + lease.getJsonNumber("fence");
        assertThat(claimed.headers().firstValue("Location")).contains(path);
        assertThat(OutsideLease.read(claimed).getInt("stop_after_ms")).isEqualTo(2_400);
        assertThat(OutsideLease.read(claimed).getInt("renew_after_ms")).isEqualTo(1_000);

        assertThat(server.get(LEASES).body()).contains(lease.toString());
        var renewed = server.send("PUT", path, LeaseCalls.holder("boocontrol/1"));
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(OutsideLease.read(renewed).getJsonObject("lease").getString("expires_at"))
                .isGreaterThan(lease.getString("expires_at"));

        assertThat(calls.delete(path + "?holder=boocontrol/1")).isEqualTo(204);
        assertThat(calls.delete(path + "?holder=boocontrol/1")).isEqualTo(204);
        var late = server.send("PUT", path, LeaseCalls.holder("boocontrol/1"));
        LeaseCalls.assertProblem(late, 409, "lease-lost");
        assertThat(late.body()).contains("It was released. Stop, then claim anew.");
    }

    @Test
    void a_refusal_names_holder_purpose_and_end() {
        var bench =
                OutsideLease.read(
                        calls.claim("embedding", "boocontrol/1", "bench:42", "exclusive"));
        var fence = bench.getJsonObject("lease").getJsonNumber("fence");

        var refused = calls.claim("embedding", "boochat/1", "chat", "shared");

        LeaseCalls.assertProblem(refused, 409, "host-held");
        var problem = OutsideLease.read(refused);
        assertThat(problem.getString("cause")).isEqualTo("held");
        assertThat(problem.getString("holder")).isEqualTo("boocontrol/1");
        assertThat(problem.getString("purpose")).isEqualTo("bench:42");
        assertThat(problem.getJsonNumber("fence")).isEqualTo(fence);
        assertThat(problem.getString("until"))
                .isEqualTo(bench.getJsonObject("lease").getString("expires_at"));
        var path = LEASES + "/embedding/" + fence;
        LeaseCalls.assertProblem(
                server.send("PUT", path, LeaseCalls.holder("boochat/1")), 409, "lease-lost");
        assertThat(calls.delete(path + "?holder=boochat/1")).isEqualTo(409);
        assertThat(calls.delete(path + "?holder=boocontrol/1")).isEqualTo(204);
    }

    @Test
    void who_asks_is_told_and_the_holder_is_told_with_its_renewal() {
        var bench =
                OutsideLease.read(
                        calls.claim("embedding", "boocontrol/1", "bench:42", "exclusive"));
        var path = LEASES + "/embedding/" + bench.getJsonObject("lease").getJsonNumber("fence");
        var wish =
                """
                {"holder": "boochat/1", "purpose": "chat", "mode": "shared"}
                """;

        var asked = server.send("PUT", LEASES + "/embedding/preemption", wish);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(OutsideLease.read(asked).getString("state")).isEqualTo("asked");
        var renewed =
                OutsideLease.read(server.send("PUT", path, LeaseCalls.holder("boocontrol/1")));
        assertThat(renewed.getJsonObject("preemption").getString("holder")).isEqualTo("boochat/1");
        assertThat(calls.delete(path + "?holder=boocontrol/1")).isEqualTo(204);
        LeaseCalls.assertProblem(
                calls.claim("embedding", "arena/1", "battle-timed", "exclusive"), 409, "host-held");
        var chat = calls.claim("embedding", "boochat/1", "chat", "shared");
        assertThat(chat.statusCode()).isEqualTo(201);
        assertThat(
                        OutsideLease.read(
                                        server.send("PUT", LEASES + "/embedding/preemption", wish))
                                .getString("state"))
                .isEqualTo("free");
        calls.delete(chat.headers().firstValue("Location").orElseThrow() + "?holder=boochat/1");
    }

    @Test
    void an_operator_can_take_a_lease() {
        var bench = calls.claim("embedding", "boocontrol/1", "bench:42", "exclusive");
        var path = bench.headers().firstValue("Location").orElseThrow();

        assertThat(calls.delete(path + "?revoke=true")).isEqualTo(204);

        assertThat(server.send("PUT", path, LeaseCalls.holder("boocontrol/1")).body())
                .contains("revoked");
        Await.until("the host has rested", () -> calls.gives("embedding"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST   |                   |                                                                                              | 400
                    POST   |                   | {                                                                                            | 400
                    POST   |                   | {"provider_id":"none","holder":"a/1","purpose":"chat","mode":"shared"}                       | 404
                    POST   |                   | {"provider_id":"cloud","holder":"a/1","purpose":"chat","mode":"shared"}                      | 404
                    POST   |                   | {"provider_id":"../x","holder":"a/1","purpose":"chat","mode":"shared"}                       | 400
                    POST   |                   | {"provider_id":"lab","holder":"boochat","purpose":"chat","mode":"shared"}            | 400
                    POST   |                   | {"provider_id":"lab","holder":"a/1'; DROP","purpose":"chat","mode":"shared"}         | 400
                    POST   |                   | {"provider_id":"lab","holder":"a/1","purpose":"","mode":"shared"}                    | 400
                    POST   |                   | {"provider_id":"lab","holder":"a/1","purpose":"chat\\u0000","mode":"shared"}         | 400
                    POST   |                   | {"provider_id":"lab","holder":"a/1","purpose":"chat","mode":"both"}                  | 400
                    POST   |                   | {"provider_id":"lab","holder":"a/1","purpose":"chat","mode":"shared","ttl":9}        | 400
                    POST   |                   | {"provider_id":"lab","holder":["a/1"],"purpose":"chat","mode":"shared"}              | 400
                    PUT    | /lab/1    | {"holder":"a"}                                                                               | 400
                    PUT    | /lab/1    | {"holder":"a/1"}                                                                             | 409
                    PUT    | /lab/-1   | {"holder":"a/1"}                                                                             | 404
                    PUT    | /lab/9999999999999999999 | {"holder":"a/1"}                                                              | 404
                    PUT    | /Sam/1            | {"holder":"a/1"}                                                                             | 400
                    PUT    | /none/preemption  | {"holder":"a/1","purpose":"chat","mode":"shared"}                                            | 404
                    PUT    | /lab/preemption | {"holder":"a/1"}                                                                       | 400
                    PATCH  |                   | {}                                                                                           | 405
                    DELETE | /lab/1    |                                                                                              | 400
                    DELETE | /lab/1?holder=%00    |                                                                                   | 400
                    DELETE | /lab/1?revoke=yes    |                                                                                   | 400
                    DELETE | /lab/1?revoke=true&holder=a/1 |                                                                          | 400
                    """)
    void what_is_wrong_is_refused_in_words_and_leaves_nothing(
            String method, String path, String body, int status) {
        var at = LEASES + (path == null ? "" : path);

        var answer =
                method.equals("DELETE")
                        ? calls.deleted(at)
                        : server.send(method, at, body == null ? "" : body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "SELECT");
        assertThat(server.get(LEASES).body()).doesNotContain("lab");
    }

    @Test
    void a_holder_of_ten_thousand_letters_is_refused() {
        assertThat(
                        calls.claim("sam-desktop", "a/" + "x".repeat(10_000), "chat", "shared")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void without_its_tables_it_says_so_and_recovers() {
        database.execute("ALTER TABLE control_host_fences RENAME TO away");
        try {
            LeaseCalls.assertProblem(
                    calls.claim("embedding", "boochat/1", "chat", "shared"), 503, "unavailable");
        } finally {
            database.execute("ALTER TABLE away RENAME TO control_host_fences");
        }
        var claimed = calls.claim("embedding", "boochat/1", "chat", "shared");
        assertThat(claimed.statusCode()).isEqualTo(201);
        calls.delete(claimed.headers().firstValue("Location").orElseThrow() + "?holder=boochat/1");
        assertThat(server.get("/api/control/about").body())
                .contains("\"leases\":{", "\"ttl_ms\":3000");
    }

    @Test
    void a_pool_whose_connections_were_cut_recovers_by_itself() {
        calls.delete(calls.granted("embedding") + "?holder=boochat/1");
        database.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'boocontrol-leases' AND datname = current_database()
                """);
        var cut = System.nanoTime();

        Await.until("it grants again", () -> calls.gives("embedding"));

        var seconds = (System.nanoTime() - cut) / 1e9;
        System.out.printf("FIGURE C1-leases granted_again_after_s=%.2f%n", seconds);
        assertThat(seconds).isLessThan(5);
    }

    @Test
    void queries_that_hang_elsewhere_cost_nobody_a_lease() throws Exception {
        try (var other = database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE control_requests IN ACCESS EXCLUSIVE MODE");
            var hanging = calls.reading("/api/control/activity", 2);
            Await.until("they hang in the database", () -> waiting() >= 2);
            var before = System.nanoTime();

            assertThat(calls.gives("embedding")).isTrue();

            System.out.printf(
                    "FIGURE C2-leases hanging_queries=%d claim_and_release_ms=%d%n",
                    waiting(), (System.nanoTime() - before) / 1_000_000);
            other.rollback();
            hanging.join();
        }
    }

    @Test
    void four_kinds_of_writers_share_a_host_and_never_meet_on_it() throws InterruptedException {
        var writers = new OutsideWriters(server);
        writers.start();
        Await.until("everybody had the host", () -> worked(writers).size() == 4);
        Await.until("the bench made way", () -> writers.yielded().contains("bench"));
        writers.stop();

        var uses = List.copyOf(writers.uses());
        assertThat(uses)
                .allSatisfy(use -> assertThat(uses).noneMatch(other -> use.conflicts(other)));
        assertThat(server.get(LEASES).body()).contains("\"leases\":[]");
    }

    private static long waiting() {
        return database.count(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """);
    }

    private static Set<String> worked(OutsideWriters writers) {
        return writers.uses().stream().map(OutsideWriters.Use::writer).collect(Collectors.toSet());
    }
}
