package boocontrol.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChaosServerTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChaosServer server = new ChaosServer(0, 1);
    private Pair pair;

    @BeforeEach
    void start() throws IOException {
        pair = new Pair();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        pair.close();
        http.close();
    }

    @Test
    void a_proxy_is_made_shown_and_removed() throws Exception {
        var made =
                ask(
                        "POST",
                        "/proxies",
                        "{'name':'host','listen':'127.0.0.1:0','upstream':'%s'}"
                                .formatted(upstream()));
        assertThat(made.statusCode()).isEqualTo(201);
        var proxy = server.proxy("host").orElseThrow();
        assertThat(json(made).getString("listen"))
                .isEqualTo("127.0.0.1:" + proxy.address().getPort());
        assertThat(json(made).getBoolean("enabled")).isTrue();
        assertThat(json(ask("GET", "/proxies", "")).keySet()).containsExactly("host");
        assertThat(json(ask("GET", "/proxies/host", ""))).isEqualTo(json(made));
        assertThat(ask("DELETE", "/proxies/host", "").statusCode()).isEqualTo(204);
        assertThat(ask("GET", "/proxies/host", "").statusCode()).isEqualTo(404);
    }

    @Test
    void connections_and_bytes_are_told() throws Exception {
        var proxy = server.add("host", pair.url());
        var ends = pair.connect(proxy);
        ends.send(new byte[7]);
        ends.client().getInputStream().readNBytes(7);
        var shown = json(ask("GET", "/proxies/host", ""));
        assertThat(shown.getInt("connections_open")).isOne();
        assertThat(shown.getInt("connections_opened")).isOne();
        assertThat(shown.getInt("bytes_downstream")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency     | {'latency':100,'jitter':20}",
                "bandwidth   | {'rate':64}",
                "slow_close  | {'delay':30}",
                "timeout     | {'timeout':0}",
                "reset_peer  | {'timeout':5000}",
                "slicer      | {'average_size':10,'size_variation':3,'delay':50}",
                "limit_data  | {'bytes':1000}"
            })
    void every_toxic_is_read_and_written_in_the_same_words(String type, String attributes)
            throws Exception {
        server.add("host", pair.url());
        var sent =
                "{'name':'bad','type':'%s','stream':'upstream','toxicity':0.5,'attributes':%s}"
                        .formatted(type, attributes);
        var answer = ask("POST", "/proxies/host/toxics", sent);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(object(sent));
        assertThat(ask("GET", "/proxies/host/toxics", "").body())
                .isEqualTo("[" + answer.body() + "]");
        assertThat(json(ask("GET", "/proxies/host/toxics/bad", ""))).isEqualTo(object(sent));
    }

    @Test
    void a_toxic_has_toxiproxys_defaults_and_works() throws Exception {
        var proxy = server.add("host", pair.url());
        var answer = ask("POST", "/proxies/host/toxics", "{'type':'limit_data'}");
        assertThat(json(answer))
                .isEqualTo(
                        object(
                                "{'name':'limit_data_downstream','type':'limit_data',"
                                        + "'stream':'downstream','toxicity':1.0,"
                                        + "'attributes':{'bytes':0}}"));
        assertThat(pair.client(proxy).getInputStream().read()).isNegative();
    }

    @Test
    void a_toxic_is_changed_in_part_and_removed() throws Exception {
        var proxy = server.add("host", pair.url());
        ask("POST", "/proxies/host/toxics", "{'type':'latency','attributes':{'latency':5}}");
        var changed =
                ask(
                        "PATCH",
                        "/proxies/host/toxics/latency_downstream",
                        "{'toxicity':0.25,'attributes':{'jitter':3}}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(proxy.toxics())
                .containsExactly(
                        new AppliedToxic(
                                "latency_downstream",
                                Direction.DOWNSTREAM,
                                0.25,
                                new Toxic.Latency(Duration.ofMillis(5), Duration.ofMillis(3))));
        assertThat(ask("DELETE", "/proxies/host/toxics/latency_downstream", "").statusCode())
                .isEqualTo(204);
        assertThat(proxy.toxics()).isEmpty();
    }

    @Test
    void a_proxy_is_disabled_and_enabled_and_sent_elsewhere() throws Exception {
        var proxy = server.add("host", pair.url());
        ask("POST", "/proxies/host", "{'enabled':false}");
        assertThat(proxy.enabled()).isFalse();
        ask("PATCH", "/proxies/host", "{'enabled':true,'upstream':'127.0.0.1:9'}");
        assertThat(proxy.enabled()).isTrue();
        assertThat(proxy.upstream().getPort()).isEqualTo(9);
    }

    @Test
    void reset_enables_all_and_removes_all_toxics() throws Exception {
        var one = server.add("one", pair.url());
        var two = server.add("two", pair.url());
        one.disable();
        two.add(new Toxic.LimitData(1));
        assertThat(ask("POST", "/reset", "").statusCode()).isEqualTo(204);
        assertThat(one.enabled()).isTrue();
        assertThat(two.toxics()).isEmpty();
    }

    @Test
    void populate_makes_or_replaces_many() throws Exception {
        server.add("one", pair.url());
        var answer =
                ask(
                        "POST",
                        "/populate",
                        "[{'name':'one','upstream':'127.0.0.1:9'},"
                                + "{'name':'two','upstream':'%s','enabled':false}]"
                                        .formatted(upstream()));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).getJsonArray("proxies")).hasSize(2);
        assertThat(server.proxy("one").orElseThrow().upstream().getPort()).isEqualTo(9);
        assertThat(server.proxy("two").orElseThrow().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /proxies             | {'name':'host','upstream':'127.0.0.1:1'}   | 409",
                "POST   | /proxies             | {'upstream':'127.0.0.1:1'}                 | 400",
                "POST   | /proxies             | {'name':'x','upstream':'nowhere'}          | 400",
                "POST   | /proxies             | {'name':'x','up':'127.0.0.1:1'}            | 400",
                "POST   | /proxies             | nonsense                                   | 400",
                "POST   | /proxies             | []                                         | 400",
                "POST   | /proxies/host        | {'listen':'127.0.0.1:1'}                   | 400",
                "POST   | /proxies/host        | {'enabled':'no'}                           | 400",
                "PUT    | /proxies/host        | {}                                         | 405",
                "GET    | /proxies/other       | ''                                         | 404",
                "GET    | /proxies/host/x      | ''                                         | 404",
                "GET    | /nothing             | ''                                         | 404",
                "POST   | /proxies/host/toxics | {'type':'poison'}                          | 400",
                "POST   | /proxies/host/toxics | {}                                         | 400",
                "POST   | /proxies/host/toxics | {'type':'timeout','stream':'sideways'}     | 400",
                "POST   | /proxies/host/toxics | {'type':'timeout','toxicity':2}            | 400",
                "POST   | /proxies/host/toxics | {'type':'timeout','attributes':{'ms':1}}   | 400",
                "POST   | /proxies/host/toxics | {'type':'bandwidth'}                       | 400",
                "POST   | /proxies/host/toxics | {'type':'slicer','attributes':{'average_size':5,"
                        + "'size_variation':5}} | 400",
                "POST   | /proxies/host/toxics | {'type':'timeout','name':'there'}          | 409",
                "POST   | /populate            | {}                                         | 400",
                "DELETE | /proxies/host/toxics/none | ''                                    | 404"
            })
    void what_it_cannot_follow_is_told_and_changes_nothing(
            String method, String path, String body, int status) throws Exception {
        var proxy = server.add("host", pair.url());
        proxy.put(AppliedToxic.of(new Toxic.LimitData(1), Direction.DOWNSTREAM).named("there"));
        var answer = ask(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).getString("error")).isNotBlank();
        assertThat(server.proxies()).containsExactly(proxy);
        assertThat(proxy.toxics()).hasSize(1);
        assertThat(proxy.enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example", "User-Agent, Mozilla/5.0 (X11)"})
    void a_browser_is_refused(String header, String value) throws Exception {
        var request = HttpRequest.newBuilder(server.url().resolve("/reset"));
        request.POST(BodyPublishers.noBody()).header(header, value);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /// An upgrade and frames both ways, as the cockpit's live socket makes them.
    @Test
    void web_sockets_pass() throws Exception {
        var proxy = server.add("host", pair.url());
        try (var echo = new EchoSocket(pair)) {
            assertThat(echo.through(URI.create("ws" + proxy.url().toString().substring(4))))
                    .isEqualTo("echo of hello");
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(server.url().resolve(path))
                        .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String upstream() {
        return "127.0.0.1:" + pair.address().getPort();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return object(answer.body());
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
