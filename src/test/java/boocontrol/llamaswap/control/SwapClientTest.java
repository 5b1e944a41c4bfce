package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.ScriptedHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SwapClientTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00.250Z");
    private static final String JSON = "Content-Type: application/json\r\n";

    private record Canned(String status, String headers, String body) {}

    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private ScriptedHost host;
    private SwapClient client;

    @BeforeEach
    void start() throws IOException {
        host = new ScriptedHost(this::answer);
        client = client(host.url(), Optional.empty());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        host.close();
    }

    private void answer(ScriptedHost.Wire wire) throws IOException {
        var path = wire.request().split(" ", 3)[1].replaceFirst("\\?.*", "");
        var canned =
                answers.getOrDefault(path, new Canned("404 Not Found", "", "404 page not found\n"));
        wire.send(
                "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(
                                canned.status(),
                                canned.headers(),
                                canned.body()
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                        .length,
                                canned.body()));
    }

    private static SwapClient client(URI url, Optional<ApiKey> key) {
        return new SwapClient(
                url, key, "BooControl/test", Clock.fixed(NOW, ZoneOffset.UTC), CallGuard.none());
    }

    private void ok(String path, String body) {
        answers.put(path, new Canned("200 OK", JSON, body));
    }

    @Test
    void activity_pages_mean_the_store_dialect() throws IOException {
        ok("/api/metrics/activity", example("api-metrics-activity/v236plus.empty.json"));
        ok("/api/version", example("api-version/v218plus.json"));
        ok("/api/hardware", example("api-hardware/v247plus.json"));
        assertThat(client.probe())
                .isEqualTo(
                        new Reply.Answer<>(
                                new HostFacts(
                                        Dialect.STORE,
                                        "v250",
                                        OptionalInt.of(250),
                                        "f94c94a",
                                        Optional.of(
                                                Instant.parse("2026-08-15T16:40:02.918273645Z")),
                                        Optional.empty())));
        assertThat(host.requests.getFirst())
                .startsWith("GET /api/metrics/activity?limit=1&page=1 ");
    }

    @Test
    void no_activity_pages_but_a_ring_mean_the_ring_dialect() throws IOException {
        ok("/api/metrics", example("api-metrics/v140-v211.empty-ring-may-be-null.json"));
        ok("/api/version", example("api-version/older-release.json"));
        assertThat(client.probe())
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer ->
                                assertThat(answer.value())
                                        .hasFieldOrPropertyWithValue("dialect", Dialect.RING)
                                        .hasFieldOrPropertyWithValue(
                                                "number", OptionalInt.of(190)));
        assertThat(host.requests).noneMatch(request -> request.contains("hardware"));
    }

    @Test
    void a_host_that_tells_no_version_and_no_process_start_is_still_one() throws IOException {
        ok("/api/metrics/activity", example("api-metrics-activity/v236plus.empty.json"));
        answers.put(
                "/api/hardware",
                new Canned(
                        "503 Unavailable",
                        JSON,
                        example("api-hardware/v247-v250.unavailable.503.json")));
        assertThat(facts())
                .isEqualTo(
                        new HostFacts(
                                Dialect.STORE,
                                "",
                                OptionalInt.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void neither_path_means_that_it_is_no_llama_swap() {
        assertThat(client.probe()).isEqualTo(new Reply.Absent<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/activity", "/api/metrics"})
    void a_missing_key_is_told_whichever_path_is_there(String path) throws IOException {
        answers.put(
                path, new Canned("401 Unauthorized", JSON, example("errors/401.v225-v250.json")));
        assertThat(client.probe()).isEqualTo(new Reply.Unauthorized<>());
    }

    @Test
    void a_login_page_is_no_dialect() {
        answers.put(
                "/api/metrics/activity",
                new Canned("200 OK", "Content-Type: text/html\r\n", "<html>Log in</html>"));
        assertThat(client.probe()).isEqualTo(new Reply.Failed<>("its answer is not JSON"));
    }

    @ParameterizedTest
    @CsvSource({
        "v250, 250",
        "190, 190",
        "v250-5-g0bdb37, 250",
        "local_ab12, ",
        "devel, ",
        "0, ",
        "'', ",
        "v9999999999, ",
        "250beta, "
    })
    void the_release_is_the_number_in_the_version(String text, Integer number) {
        assertThat(new SwapVersion(text, "").number())
                .isEqualTo(number == null ? OptionalInt.empty() : OptionalInt.of(number));
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 16:00:00 GMT', 0",
        "'Sun, 22 Nov 2026 17:00:00 GMT', 3600",
        "'Sun, 22 Nov 2026 15:00:00 GMT', -3600",
        "'Sun, 22 Nov 2026 15:59:58 GMT', -2"
    })
    void the_clock_skew_comes_from_the_date(String date, long seconds) throws IOException {
        answers.put(
                "/api/metrics/activity",
                new Canned(
                        "200 OK",
                        JSON + "Date: " + date + "\r\n",
                        example("api-metrics-activity/v236plus.empty.json")));
        assertThat(facts().clockSkew()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void a_clock_that_steps_is_seen_with_the_next_answer() throws IOException {
        var page = example("api-metrics-activity/v236plus.empty.json");
        for (var hour : List.of(16, 13, 19)) {
            var date = "Date: Sun, 22 Nov 2026 %d:00:00 GMT\r\n".formatted(hour);
            answers.put("/api/metrics/activity", new Canned("200 OK", JSON + date, page));
            client.activity(25, 1);

            assertThat(client.clockSkew()).contains(Duration.ofHours(hour - 16));
        }
        ok("/api/metrics/activity", page);
        client.activity(25, 1);
        assertThat(client.clockSkew()).as("no date, no news").contains(Duration.ofHours(3));
    }

    @Test
    void a_page_tells_its_rows_and_the_total() throws IOException {
        ok("/api/metrics/activity", example("api-metrics-activity/v236plus.default-desc.json"));
        assertThat(client.activity(25, 1))
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer ->
                                assertThat(answer.value())
                                        .hasFieldOrPropertyWithValue("page", 1)
                                        .hasFieldOrPropertyWithValue("limit", 5)
                                        .hasFieldOrPropertyWithValue("total", 4813L)
                                        .extracting("rows.rows")
                                        .asInstanceOf(
                                                org.assertj.core.api.InstanceOfAssertFactories.LIST)
                                        .extracting("id")
                                        .startsWith(4813L, 4812L, 4811L));
    }

    @Test
    void an_empty_ring_may_be_null() {
        ok("/api/metrics", "null");
        assertThat(client.ring()).isEqualTo(new Reply.Answer<>(RowBatch.EMPTY));
    }

    @ParameterizedTest
    @CsvSource({
        "empty.json, {}",
        "v94-v185.json, {}",
        "v186-v217.json, {qwen3-coder=600}",
        "'v218plus.json', '{bge-embed=0, qwen3-coder=600}'"
    })
    void running_models_tell_their_ttl_where_the_era_does(String file, String expected)
            throws IOException {
        ok("/running", example("running/" + file));
        assertThat(client.ttls()).hasToString("Answer[value=" + expected + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "v190-v217.json, {}",
        "v218-v224.json, {}",
        "v225-v235.json, {qwen3-coder=65536}",
        "v236-v240.json, {}",
        "v250.json, {qwen3-coder=65536}"
    })
    void models_tell_their_context_length_where_the_era_does(String file, String expected)
            throws IOException {
        ok("/v1/models", example("v1-models/" + file));
        assertThat(client.contextLengths()).hasToString("Answer[value=" + expected + "]");
    }

    @Test
    void the_context_length_may_stand_in_meta_alone() {
        ok("/v1/models", "{\"data\":[{\"id\":\"a\",\"meta\":{\"n_ctx\":4096}},{\"id\":\"b\"}]}");
        assertThat(client.contextLengths()).isEqualTo(new Reply.Answer<>(Map.of("a", 4096)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_of_any_era_is_an_answer_and_never_an_exception(Path file) throws IOException {
        var body = Files.readString(file);
        var status = file.getFileName().toString().replaceFirst(".*?([45]\\d\\d).*", "$1");
        for (var path : new String[] {"/running", "/v1/models", "/api/metrics", "/health"}) {
            answers.put(path, new Canned(status + " Error", "", body));
        }
        Reply<?> expected =
                switch (status) {
                    case "401" -> new Reply.Unauthorized<>();
                    case "404", "405" -> new Reply.Absent<>();
                    default -> new Reply.Failed<>("it answered with status " + status);
                };
        assertThat(client.ttls()).isEqualTo(expected);
        assertThat(client.contextLengths()).isEqualTo(expected);
        assertThat(client.ring()).isEqualTo(expected);
        assertThat(client.health()).isEqualTo(expected);
    }

    static java.util.stream.Stream<Path> errors() throws IOException {
        return Files.list(RecordedHostFiles.folder("/llamaswap/examples/errors")).sorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "true",
                "7",
                "\"text\"",
                "[1,2]",
                "{}",
                "{\"data\":{},\"running\":7,\"version\":[],\"captured_at\":1}",
                "{\"data\":[7],\"running\":[7]}",
                "{\"data\":[{\"id\":7}],\"running\":[{\"model\":\"a\",\"ttl\":\"x\"}]}",
                "{\"data\":[],\"page\":1,\"limit\":25}",
                "{\"data\":[],\"page\":1e30,\"limit\":25,\"total\":-1}",
                "{\"data\":[",
                "{\"data\":[]} and more"
            })
    void a_body_of_a_wrong_kind_is_a_failure_with_words(String body) {
        for (var path :
                new String[] {
                    "/api/metrics/activity",
                    "/running",
                    "/v1/models",
                    "/api/version",
                    "/api/hardware"
                }) {
            ok(path, body);
        }
        assertThat(client.activity(25, 1)).isInstanceOf(Reply.Failed.class);
        assertThat(client.probe()).isInstanceOf(Reply.Failed.class);
        if (!body.equals("{}") && !body.startsWith("{\"data\":[],")) {
            assertThat(client.ttls()).isInstanceOf(Reply.Failed.class);
            assertThat(client.contextLengths()).isInstanceOf(Reply.Failed.class);
        }
    }

    @Test
    void levels_without_end_and_numbers_without_end_are_failures() {
        ok("/running", "[".repeat(10_000) + "]".repeat(10_000));
        ok("/v1/models", "{\"data\":[{\"id\":\"a\",\"created\":" + "9".repeat(5_000) + "}]}");
        assertThat(client.ttls()).isEqualTo(new Reply.Failed<>("its answer is not JSON"));
        assertThat(client.contextLengths()).isEqualTo(new Reply.Failed<>("its answer is not JSON"));
    }

    @Test
    void health_is_the_word_of_the_host() {
        answers.put("/health", new Canned("200 OK", "Content-Type: text/plain\r\n", "OK"));
        assertThat(client.health()).isEqualTo(new Reply.Answer<>("OK"));
    }

    @Test
    void the_request_carries_the_key_and_asks_for_json_alone() {
        try (var keyed = client(host.url(), Optional.of(new ApiKey("k3y")))) {
            keyed.ttls();
        }
        assertThat(host.requests.getFirst())
                .startsWith("GET /running HTTP/1.1\r\n")
                .containsIgnoringCase("accept: application/json\r\n")
                .containsIgnoringCase("authorization: Bearer k3y\r\n")
                .containsIgnoringCase("user-agent: BooControl/test\r\n")
                .doesNotContainIgnoringCase("accept-encoding");
    }

    @Test
    void a_base_address_may_have_a_path() {
        try (var below = client(URI.create(host.url() + "/box"), Optional.empty())) {
            below.activity(3, 2);
        }
        assertThat(host.requests.getFirst())
                .startsWith("GET /box/api/metrics/activity?limit=3&page=2 HTTP/1.1\r\n");
    }

    @Test
    void a_redirect_is_not_followed() {
        answers.put("/running", new Canned("302 Found", "Location: /elsewhere\r\n", ""));
        assertThat(client.ttls()).isEqualTo(new Reply.Failed<>("it answered with status 302"));
        assertThat(host.requests).hasSize(1);
    }

    @Test
    void an_encoding_nobody_asked_for_is_a_failure() {
        answers.put("/running", new Canned("200 OK", "Content-Encoding: gzip\r\n", "\u001f"));
        assertThat(client.ttls())
                .isEqualTo(new Reply.Failed<>("its answer is in an encoding nobody asked for"));
    }

    @Test
    void a_body_without_end_is_given_up_and_the_next_call_works() throws Exception {
        var endless =
                new ScriptedHost(wire -> {
                    if (wire.request().startsWith("GET /health")) {
                        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");
                        return;
                    }
                    wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    var mb = " ".repeat(1 << 20);
                    while (true) {
                        wire.chunk(mb);
                    }
                });
        try (endless;
                var client = client(endless.url(), Optional.empty())) {
            assertThat(client.ttls())
                    .isEqualTo(new Reply.Failed<>("its answer is larger than 32 MiB"));
            assertThat(client.ttls()).isInstanceOf(Reply.Failed.class);
            assertThat(client.health()).isEqualTo(new Reply.Answer<>("OK"));
        }
    }

    @Test
    void a_host_that_hangs_up_or_is_gone_is_a_failure() throws Exception {
        URI gone;
        try (var rude = new ScriptedHost(_ -> {});
                var client = client(rude.url(), Optional.empty())) {
            gone = rude.url();
            assertThat(client.ttls()).isEqualTo(new Reply.Failed<>("it hung up without an answer"));
        }
        try (var client = client(gone, Optional.empty())) {
            assertThat(client.probe()).isEqualTo(new Reply.Failed<>("connection refused"));
        }
    }

    @Test
    void liveness_is_judged_within_three_seconds() throws Exception {
        try (var mute = new ScriptedHost(ScriptedHost.Wire::awaitHangUp);
                var client = client(mute.url(), Optional.empty())) {
            var start = System.nanoTime();
            assertThat(client.health()).isEqualTo(new Reply.Failed<>("no byte came in time"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_500));
        }
    }

    @Test
    void closing_ends_running_calls_and_refuses_later_ones() throws Exception {
        try (var mute = new ScriptedHost(ScriptedHost.Wire::awaitHangUp);
                var client = client(mute.url(), Optional.empty())) {
            var reply = new CompletableFuture<Reply<?>>();
            Thread.ofVirtual().start(() -> reply.complete(client.ttls()));
            boocontrol.testing.Await.until("the call runs", () -> !mute.requests.isEmpty());
            client.close();
            assertThat(reply.get(1, TimeUnit.SECONDS)).isInstanceOf(Reply.Failed.class);
            assertThat(client.ttls())
                    .isEqualTo(new Reply.Failed<>("the connection to it was given up"));
        }
    }

    private HostFacts facts() {
        return client.probe() instanceof Reply.Answer<HostFacts>(var facts)
                ? facts
                : org.assertj.core.api.Assertions.fail("no facts");
    }

    private static String example(String name) throws IOException {
        return Files.readString(RecordedHostFiles.folder("/llamaswap/examples").resolve(name));
    }
}
