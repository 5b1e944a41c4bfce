package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.control.AddressCheck;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.OwnPorts;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.StreamEnd;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.RecordedHost;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a test of an address finds at recorded hosts and at what is none.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SwapAddressProbeTest {

    private static final Optional<ApiKey> NO_KEY = Optional.empty();

    private final SwapAddressProbe probe =
            new SwapAddressProbe((url, key) -> new SwapClient(url, key, "t"), System::nanoTime);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "v172/main, ring, ''",
        "v217/main, ring, 217",
        "v235/main, ring, v235",
        "v236/main, store, v236",
        "v250/main, store, v250"
    })
    void a_host_tells_its_dialect_and_version(String folder, String dialect, String version)
            throws Exception {
        try (var host = RecordedHost.atOnce(folder)) {
            assertThat(probe.probe(ProviderKind.LLAMA_SWAP, host.url(), NO_KEY))
                    .isInstanceOfSatisfying(
                            Probed.LlamaSwap.class,
                            found -> {
                                assertThat(found.dialect()).isEqualTo(dialect);
                                assertThat(found.version()).isEqualTo(version);
                                assertThat(found.roundTrip()).isPositive();
                            });
            assertThat(host.requests()).noneMatch(request -> request.contains("/api/events"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v190/apikeys", "v250/apikeys"})
    void a_host_that_wants_a_key_is_told_apart(String folder) throws Exception {
        try (var host = RecordedHost.atOnce(folder)) {
            var wrong = Optional.of(new ApiKey("no"));
            var right = Optional.of(new ApiKey(RecordedHost.KEY));

            assertThat(probe.probe(ProviderKind.LLAMA_SWAP, host.url(), NO_KEY))
                    .isInstanceOf(Probed.KeyNeeded.class);
            assertThat(probe.probe(ProviderKind.LLAMA_SWAP, host.url(), wrong))
                    .isInstanceOf(Probed.KeyNeeded.class);
            assertThat(probe.probe(ProviderKind.LLAMA_SWAP, host.url(), right))
                    .isInstanceOf(Probed.LlamaSwap.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1", "/openai", "/openai/v1"})
    void an_api_of_models_is_found_with_and_without_v1(String path) throws IOException {
        try (var server = server(200, "{\"data\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}")) {
            assertThat(probe.probe(ProviderKind.OPENAI, server.url(path), NO_KEY))
                    .isInstanceOfSatisfying(
                            Probed.OpenAi.class, found -> assertThat(found.models()).isEqualTo(2));
            assertThat(asked.getLast()).isEqualTo(path.replace("/v1", "") + "/v1/models");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{}', KeyNeeded",
        "404, '', 'it answers, but has no /v1/models'",
        "302, '', it answered with status 302",
        "500, '{}', it answered with status 500",
        "200, '<html>', its answer is not JSON",
        "200, '{\"data\": 1}', data is not a list"
    })
    void what_is_no_api_of_models_is_said(int status, String body, String said) throws IOException {
        try (var server = server(status, body)) {
            for (var kind : List.of(ProviderKind.OPENAI, ProviderKind.BOOCONTROL_GATEWAY)) {
                assertThat(probe.probe(kind, server.url(""), NO_KEY).toString()).contains(said);
            }
        }
    }

    @Test
    void what_is_no_llama_swap_is_said() throws IOException {
        try (var server = server(404, "nothing here")) {
            assertThat(probe.probe(ProviderKind.LLAMA_SWAP, server.url(""), NO_KEY))
                    .isInstanceOfSatisfying(
                            Probed.SomethingElse.class,
                            found ->
                                    assertThat(found.detail())
                                            .isEqualTo("it answers, but is no llama-swap"));
        }
    }

    @Test
    void where_nobody_listens_nothing_is_reachable() throws IOException {
        URI gone;
        try (var server = server(200, "")) {
            gone = server.url("");
        }

        for (var kind : ProviderKind.values()) {
            assertThat(probe.probe(kind, gone, NO_KEY))
                    .isEqualTo(new Probed.Unreachable("connection refused"));
        }
    }

    @Test
    void redirects_are_not_followed() throws IOException {
        try (var inner = server(200, "{\"data\": []}")) {
            asked.clear();
            try (var server = server(302, "", inner.url("").toString())) {
                for (var kind : ProviderKind.values()) {
                    assertThat(probe.probe(kind, server.url("/outer"), NO_KEY))
                            .isInstanceOf(Probed.SomethingElse.class);
                }
            }
            assertThat(asked).isNotEmpty().allMatch(path -> path.startsWith("/outer/"));
        }
    }

    @Test
    void an_address_is_judged_again_before_each_connection() throws Exception {
        try (var host = RecordedHost.atOnce("v250/main")) {
            var names = new CopyOnWriteArrayList<>(List.of("127.0.0.1"));
            var check =
                    new AddressCheck(
                            new Loops(),
                            _ -> List.of(InetAddress.ofLiteral(names.getLast())),
                            () -> new OwnPorts(OptionalInt.empty(), List.of()));
            var clients = new SwapClients();
            clients.addresses = check;
            clients.clock = Clock.systemUTC();
            clients.guard = new GuardedCalls();
            var url = BaseUrl.parse("http://localhost:" + host.url().getPort());

            try (var rest = clients.rest(url, NO_KEY, "t")) {
                assertThat(rest.health()).isInstanceOf(Reply.Answer.class);
                var before = host.requests().size();

                names.add("169.254.169.254");

                assertThat(rest.health())
                        .isInstanceOfSatisfying(
                                Reply.Failed.class,
                                failed ->
                                        assertThat(failed.reason())
                                                .startsWith(
                                                        "its address is refused: it is a link"));
                try (var stream = clients.stream(url, NO_KEY, "t")) {
                    assertThat(stream.read(new Nobody()))
                            .isInstanceOfSatisfying(
                                    StreamEnd.Unreachable.class,
                                    end -> assertThat(end.toString()).contains("is refused"));
                }
                assertThat(host.requests()).hasSize(before);
            }
        }
    }

    private static final class Nobody implements StreamHandler {

        @Override
        public void opened() {
            throw new AssertionError("it was opened");
        }

        @Override
        public void bytes(int count) {}

        @Override
        public boolean frame(RawFrame frame) {
            return false;
        }

        @Override
        public void oversized() {}
    }

    private record Server(HttpServer server) implements AutoCloseable {

        URI url(String path) {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Server server(int status, String body) throws IOException {
        return server(status, body, "http://127.0.0.1:1/");
    }

    private Server server(int status, String body, String location) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.getResponseHeaders().add("Location", location);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return new Server(server);
    }
}
