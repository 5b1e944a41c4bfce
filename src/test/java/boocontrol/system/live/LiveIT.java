package boocontrol.system.live;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.live.LiveReader;
import boocontrol.testing.live.RawSocket;
import boocontrol.testing.live.RawSocket.Heard;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The live socket of the packaged server, spoken to by a client of bare bytes. The server asks for
/// a token, so that every way in is tried.
class LiveIT {

    static final String TOKEN = "a-token-for-the-tests-only";
    static final Map<String, String> SIGNED_IN = Map.of("Authorization", "Bearer " + TOKEN);
    static final Duration SOON = Duration.ofSeconds(20);

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of("BOOCONTROL_TOKEN", TOKEN, "HTTP_HOST", "0.0.0.0"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_reader_is_greeted_joins_and_hears_beats() throws IOException {
        try (var socket = open()) {
            var hello = json(socket.text());

            assertThat(hello.getString("type")).isEqualTo("hello");
            assertThat(hello.getString("version")).isEqualTo("0.1.0");
            assertThat(hello.getInt("beat_ms")).isEqualTo(5_000);
            assertThat(hello.getBoolean("simulated")).isFalse();

            socket.say("{\"type\":\"join\",\"known\":[]}");

            assertThat(json(socket.text()).getString("type")).isEqualTo("beat");
            assertThat(json(socket.text()).getString("type")).isEqualTo("beat");
        }
    }

    @Test
    void who_asks_for_a_host_that_is_not_there_is_told_so() throws IOException {
        try (var socket = joined()) {
            socket.say(
                    """
                    {"type":"resync","channel":"control_fleet","provider_id":"ghost","life":"x","seq":3}
                    """);

            var told = json(socket.text());
            assertThat(told.getString("kind")).isEqualTo("removed");
            assertThat(told.getString("provider_id")).isEqualTo("ghost");
        }
    }

    @Test
    void only_who_may_gets_a_socket() throws IOException {
        assertThat(status(Map.of())).isEqualTo(401);
        assertThat(status(Map.of("Authorization", "Bearer wrong-wrong-wrong-wrong")))
                .isEqualTo(401);
        assertThat(status(Map.of("Cookie", "boocontrol_session=v1.99999999999.forged")))
                .isEqualTo(401);
        assertThat(status(with("Origin", "http://elsewhere.example"))).isEqualTo(403);
        assertThat(status(with("Origin", "null"))).isEqualTo(403);
        assertThat(status(with("Host", "elsewhere.example"))).isEqualTo(421);
        assertThat(status(with("Origin", "http://127.0.0.1:" + server.port()))).isEqualTo(101);
        assertThat(status(Map.of("Cookie", "other=1; " + cookie()))).isEqualTo(101);
    }

    @Test
    void every_address_of_the_machine_leads_to_the_socket() throws IOException {
        for (var address : addresses()) {
            var there = URI.create("http://" + address + ":" + server.port() + "/api/control/ws");
            var own = with("Origin", "http://" + there.getAuthority());
            try (var socket = RawSocket.open(there, own)) {
                assertThat(socket.status()).as(address).isEqualTo(101);
                assertThat(json(socket.text()).getString("type")).isEqualTo("hello");
            }
            try (var socket = RawSocket.open(there, with("Host", "192.0.2.77"))) {
                assertThat(socket.status()).as(address).isEqualTo(421);
            }
        }
    }

    @Test
    void another_site_gets_no_socket_by_any_spelling_of_the_address() throws IOException {
        var evil = with("Origin", "http://evil.example");
        for (var more : List.of("/", "//", "/?x=1", "?x=1", ";x=1", "/;x=1", "/.")) {
            var there = server.uri("/api/control/ws" + more);
            try (var socket = RawSocket.open(there, evil)) {
                assertThat(socket.status()).as(more).isBetween(400, 404);
            }
        }
        try (var socket = RawSocket.open(server.uri("/api/control/ws/"), SIGNED_IN)) {
            assertThat(socket.status()).isEqualTo(404);
        }
    }

    @Test
    void what_is_not_json_ends_the_connection() throws IOException {
        assertThat(answer(RawSocket.TEXT, "hello".getBytes()))
                .isEqualTo(new Heard.Closed(1003, "not a JSON object"));
        assertThat(answer(RawSocket.BINARY, new byte[] {1, 2}))
                .isEqualTo(new Heard.Closed(1003, "only JSON text is understood"));
    }

    @Test
    void a_message_over_512_kib_ends_the_connection_in_one_piece_or_in_many() throws IOException {
        assertThat(code(answer(RawSocket.TEXT, new byte[530_000]))).isEqualTo(1009);
        try (var socket = joined()) {
            var part = "x".repeat(200_000).getBytes();
            socket.say(RawSocket.TEXT, false, part);
            socket.say(0, false, part);
            socket.say(0, false, part);

            assertThat(code(end(socket))).isEqualTo(1009);
        }
    }

    /// More than a registry holds, by the longest names there are (fault: the page never came
    /// back).
    @Test
    void who_knows_a_thousand_hosts_can_join_again() throws IOException {
        var known =
                IntStream.range(0, 2_000)
                        .mapToObj(n ->
                                "{\"channel\":\"control_%s\",\"provider_id\":\"%s\",\"life\":\"%s\",\"seq\":%d}"
                                        .formatted(
                                                n % 2 == 0 ? "fleet" : "activity",
                                                "h%062d".formatted(n / 2),
                                                "0".repeat(36),
                                                1_000_000_000L + n))
                        .collect(Collectors.joining(",", "{\"type\":\"join\",\"known\":[", "]}"));
        try (var socket = joined()) {
            socket.say(known);

            var gone = 0;
            for (var text = socket.text(); gone < 1_000; text = socket.text()) {
                gone += text.contains("\"removed\"") ? 1 : 0;
            }
            assertThat(gone).isEqualTo(1_000);
        }
    }

    @Test
    void a_ping_is_answered() throws IOException {
        try (var socket = joined()) {
            socket.say(RawSocket.PING, true, new byte[] {7});

            assertThat(socket.hear(SOON))
                    .isInstanceOfSatisfying(
                            Heard.Message.class,
                            pong -> assertThat(pong.opcode()).isEqualTo(RawSocket.PONG));
        }
    }

    @Test
    void twenty_readers_hear_the_same_and_leave_nothing_behind() throws IOException {
        Await.until("the others are gone", () -> sessions() == 0);
        var loops = about().getJsonObject("runtime").getInt("loops");
        var sockets = new ArrayList<RawSocket>();
        for (var i = 0; i < 20; i++) {
            sockets.add(joined());
        }

        assertThat(sessions()).isEqualTo(20);
        var beats = new ArrayList<String>();
        for (var socket : sockets) {
            beats.add(socket.text());
        }
        assertThat(beats).containsOnly(beats.getFirst());

        for (var i = 0; i < sockets.size(); i++) {
            if (i % 2 == 0) {
                sockets.get(i).close();
            } else {
                sockets.get(i).vanish();
            }
        }
        Await.until("they are gone", () -> sessions() == 0);
        Await.until(
                "their threads too",
                () -> about().getJsonObject("runtime").getInt("loops") <= loops);
        // The server's own note of a connection that was reset under its hands is none of ours.
        assertThat(server.console().lines().filter(line -> !line.contains("com.ibm.ws.tcpchannel")))
                .noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void a_reader_that_does_not_read_is_ended_and_delays_nobody() throws IOException {
        try (var other = joined();
                var stalled = RawSocket.open(uri(), SIGNED_IN, 2_048)) {
            var id = json(stalled.text()).getString("session");
            var before = live().getInt("ended_slow");
            fill(stalled, id);

            for (var i = 0; i < 4; i++) {
                assertThat(json(other.text()).getString("type")).isEqualTo("beat");
            }
            Await.until("it is ended", () -> session(id).isEmpty());
            assertThat(live().getInt("ended_slow")).isEqualTo(before + 1);
        }
    }

    @Test
    void more_readers_than_allowed_are_told_to_try_again_later() throws IOException {
        var sockets = new ArrayList<RawSocket>();
        try {
            Heard last;
            do {
                var socket = open();
                sockets.add(socket);
                last = socket.hear(SOON);
            } while (last instanceof Heard.Message && sockets.size() < 600);

            assertThat(last)
                    .isEqualTo(
                            new Heard.Closed(1013, "too many live connections, try again later"));
            assertThat(sockets).hasSizeGreaterThan(450);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        Await.until("they are gone", () -> sessions() == 0);
    }

    @Test
    void a_stop_says_goodbye_and_a_start_is_another_life() throws IOException {
        String life;
        try (var socket = open()) {
            life = json(socket.text()).getString("server_life");
            socket.say("{\"type\":\"join\",\"known\":[]}");

            server.stop();

            assertThat(end(socket)).isEqualTo(new Heard.Closed(1001, "the server is stopping"));
        }
        server.startAgain();
        try (var socket = open()) {
            assertThat(json(socket.text()).getString("server_life")).isNotEqualTo(life);
        }
    }

    /// Asks and asks without reading, until what it is owed does not go out any more. One question
    /// at a time: a flooded queue would end it sooner, for another reason.
    private static void fill(RawSocket stalled, String id) throws IOException {
        var known = IntStream.range(0, 150).mapToObj(LiveIT::stranger).toList();
        var join = "{\"type\":\"join\",\"known\":[" + String.join(",", known) + "]}";
        do {
            var before = live().getInt("joins");
            stalled.say(join);
            Await.until("it was heard", () -> live().getInt("joins") > before);
        } while (drains(id));
    }

    private static boolean drains(String id) {
        var deadline = System.nanoTime() + 1_000_000_000;
        while (System.nanoTime() < deadline) {
            if (session(id).orElseThrow().getInt("queued") == 0) {
                return true;
            }
        }
        return false;
    }

    private static String stranger(int n) {
        return Json.createObjectBuilder()
                .add("channel", "control_fleet")
                .add("provider_id", "stranger-" + n + "-" + "x".repeat(40))
                .add("life", "x")
                .add("seq", 1)
                .build()
                .toString();
    }

    private static URI uri() {
        return server.uri("/api/control/ws");
    }

    private static RawSocket open() {
        var socket = RawSocket.open(uri(), SIGNED_IN);
        assertThat(socket.status()).isEqualTo(101);
        return socket;
    }

    /// Greeted, joined, and past the beat that ends the snapshot.
    private static RawSocket joined() throws IOException {
        var socket = open();
        var reader = new LiveReader();
        while (reader.beats() == 0) {
            for (var request : reader.hear(socket.text())) {
                socket.say(request.toString());
            }
        }
        return socket;
    }

    private static Heard answer(int opcode, byte[] bytes) throws IOException {
        try (var socket = joined()) {
            socket.say(opcode, true, bytes);
            return end(socket);
        }
    }

    /// How it ends; what comes before is passed over.
    private static Heard end(RawSocket socket) throws IOException {
        var heard = socket.hear(SOON);
        while (heard instanceof Heard.Message) {
            heard = socket.hear(SOON);
        }
        return heard;
    }

    private static int code(Heard heard) {
        return heard instanceof Heard.Closed(var code, _) ? code : 0;
    }

    /// As a browser writes them, and one of loopback that no rule names.
    private static List<String> addresses() throws IOException {
        return Stream.concat(
                        Stream.of("127.0.0.2"),
                        NetworkInterface.networkInterfaces()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(address -> !address.isLinkLocalAddress())
                                .map(InetAddress::getHostAddress)
                                .map(text -> text.replaceFirst("%.*", ""))
                                .map(text -> text.replaceFirst("(^0|:0)(:0)+:", "::"))
                                .map(text -> text.contains(":") ? "[" + text + "]" : text))
                .toList();
    }

    private static int status(Map<String, String> headers) throws IOException {
        try (var socket = RawSocket.open(uri(), headers)) {
            return socket.status();
        }
    }

    private static Map<String, String> with(String name, String value) {
        var headers = new HashMap<>(SIGNED_IN);
        headers.put(name, value);
        return headers;
    }

    /// The cookie of a person who signed in.
    private static String cookie() {
        var answer =
                server.send(
                        HttpRequest.newBuilder(server.uri("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("token=" + TOKEN))
                                .build());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static JsonObject about() {
        var answer =
                server.send(
                        HttpRequest.newBuilder(server.uri("/api/control/about"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .build());
        return json(answer.body());
    }

    private static JsonObject live() {
        return about().getJsonObject("parts").getJsonObject("live");
    }

    private static int sessions() {
        return live().getJsonArray("sessions").size();
    }

    private static Optional<JsonObject> session(String id) {
        return live().getJsonArray("sessions").getValuesAs(JsonObject.class).stream()
                .filter(line -> line.getString("id").equals(id))
                .findFirst();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
