package boocontrol.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.system.platform.RawHttp.Answer;
import boocontrol.system.platform.RawHttp.Request;
import boocontrol.system.platform.Routes.Route;
import boocontrol.testing.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who gets in and what bad requests are told, on every route of a real server with a token. Every
/// answer, whatever it is, has the headers that keep browsers safe and shows nothing of our inside.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AccessIT {

    private static final String TOKEN = "a-token-that-nobody-guesses-4711";
    private static final String BEARER = "Bearer " + TOKEN;
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\tat |Exception|\\b(java|javax|jakarta)\\.[a-z]|\\bboocontrol\\.[a-z.]+\\.[A-Z]"
                            + "|\\b(io\\.openliberty|com\\.ibm|org\\.jboss|org\\.postgresql)\\b");

    private static RunningServer server;

    private final SoftAssertions softly = new SoftAssertions();

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of("BOOCONTROL_TOKEN", TOKEN));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobody_gets_in_without_the_token_but_where_all_may() {
        each(
                Routes.all(),
                (route, request) -> {
                    for (var sent : List.of(request, request.with("Authorization", BEARER + "x"))) {
                        var answer = ask(sent);
                        if (route.open()) {
                            admitted(route, answer);
                        } else {
                            problem(route, answer, 401);
                            softly.assertThat(answer.header("WWW-Authenticate")).isPresent();
                        }
                    }
                });
    }

    @Test
    void a_person_without_the_token_is_sent_to_the_sign_in() {
        each(
                Routes.all(),
                (route, request) -> {
                    var answer = ask(request.with("Accept", "text/html,*/*;q=0.8"));
                    if (route.page() && !route.open()) {
                        softly.assertThat(answer.status()).as("%s", route).isEqualTo(303);
                        softly.assertThat(answer.header("Location").orElse(""))
                                .startsWith("/login?next=%2F");
                    } else if (!route.open()) {
                        // Outside of /api a page says so, else a problem.
                        softly.assertThat(answer.status()).as("%s", route).isEqualTo(401);
                    }
                });
    }

    @Test
    void the_token_opens_every_route() {
        each(
                Routes.all(),
                (route, request) -> admitted(route, ask(request.with("Authorization", BEARER))));
    }

    @Test
    void the_cookie_of_the_sign_in_opens_every_route() {
        var login = new Route("POST", "/login").request(server.port());
        var refused = ask(login.carrying("token=wrong"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Set-Cookie")).isEmpty();

        var set = ask(login.carrying("token=" + TOKEN)).header("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
        assertThat(set).doesNotContain(TOKEN);

        var cookie = set.split(";", 2)[0];
        each(
                Routes.all(),
                (route, request) -> admitted(route, ask(request.with("Cookie", cookie))));
        var forged = cookie.substring(0, cookie.length() - 4) + "AAAA";
        var about = new Route("GET", "/api/control/about").request(server.port());
        assertThat(ask(about.with("Cookie", forged)).status()).isEqualTo(401);
    }

    @Test
    void another_name_of_the_server_is_refused() {
        each(
                Routes.all(),
                (route, request) -> {
                    if (!route.health()) {
                        var known = request.with("Authorization", BEARER);
                        problem(
                                route,
                                ask(known.with("Host", "evil.example:" + server.port())),
                                421);
                        problem(route, ask(known.with("Host", "127.0.0.1.evil.example")), 421);
                    }
                });
    }

    @Test
    void another_origin_may_change_nothing_and_open_no_socket() {
        each(
                Routes.all(),
                (route, request) -> {
                    if (route.mutation() || route.path().equals(Routes.SOCKET)) {
                        var known = request.with("Authorization", BEARER);
                        for (var origin :
                                List.of("http://evil.example", "null", "http://127.0.0.1:1")) {
                            problem(route, ask(known.with("Origin", origin)), 403);
                        }
                        problem(route, ask(known.with("Sec-Fetch-Site", "cross-site")), 403);
                        admitted(
                                route,
                                ask(known.with("Origin", "http://127.0.0.1:" + server.port())));
                    }
                });
    }

    @Test
    void no_other_spelling_of_the_address_opens_a_socket() {
        var socket = new Route("GET", Routes.SOCKET).request(server.port());
        var own = socket.with("Authorization", BEARER);
        for (var spelling : Routes.SPELLINGS_OF_SOCKET) {
            var there = own.to("GET", spelling);
            for (var evil :
                    List.of(
                            there.with("Origin", "http://evil.example"),
                            there.with("Sec-Fetch-Site", "cross-site"),
                            there.with("Origin", "null").with("Upgrade", "WebSocket, h2c"))) {
                softly.assertThat(ask(evil).status()).as(spelling).isBetween(400, 404);
            }
            softly.assertThat(ask(socket.to("GET", spelling)).status()).isBetween(400, 404);
        }
        softly.assertThat(ask(own.to("GET", Routes.SOCKET + "/")).status()).isEqualTo(404);
        softly.assertAll();
    }

    @Test
    void a_change_in_plain_text_is_refused() {
        each(
                Routes.all(),
                (route, request) -> {
                    if (route.mutation()) {
                        var known = request.with("Authorization", BEARER).carrying("{}");
                        problem(route, ask(known.with("Content-Type", "text/plain")), 415);
                    }
                });
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        each(
                Routes.ofContract(),
                (route, request) -> {
                    for (var method :
                            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW", "TRACE")) {
                        if (!Routes.methodsOf(route.path()).contains(method)) {
                            var wrong = new Route(method, route.path());
                            var answer =
                                    ask(wrong.request(server.port()).with("Authorization", BEARER));
                            problem(wrong, answer, 405);
                            softly.assertThat(answer.header("Allow")).as("%s", wrong).isPresent();
                        }
                    }
                });
    }

    @Test
    void pages_and_files_take_no_changes() {
        for (var path :
                List.of("/", "/index.html", "/pages.css", "/metrics", "/no/such/path", "/error")) {
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                var route = new Route(method, path);
                var answer = ask(route.request(server.port()).with("Authorization", BEARER));
                problem(route, answer, 405);
                softly.assertThat(answer.header("Allow").orElse("")).as(path).contains("GET, HEAD");
            }
        }
        softly.assertAll();
    }

    @Test
    void a_bad_body_is_a_problem() {
        each(
                Routes.ofContract(),
                (route, request) -> {
                    if (route.mutation() && !route.method().equals("DELETE")) {
                        var known = request.with("Authorization", BEARER).with("If-Match", "*");
                        for (var body : BadRequests.BODIES) {
                            refused(route + " " + body, ask(known.carrying(body)));
                        }
                        byte[] noText = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
                        problem(route, ask(known.carrying(noText)), 400);
                        problem(route, ask(known.carrying("[" + "1,".repeat(1 << 19) + "1]")), 413);
                    }
                });
    }

    @Test
    void a_body_that_is_not_sent_as_its_headers_say_is_a_problem() {
        each(
                Routes.ofContract(),
                (route, request) -> {
                    if (route.mutation() && !route.method().equals("DELETE")) {
                        var known = request.with("Authorization", BEARER).with("If-Match", "*");
                        for (var encoding : List.of("gzip", "deflate", "br", "none")) {
                            problem(route, ask(known.with("Content-Encoding", encoding)), 415);
                        }
                        var chunked = known.with("Transfer-Encoding", "chunked");
                        problem(route, ask(chunked.carrying("zz\r\n{}\r\n0\r\n\r\n")), 400);
                    }
                });
        assertThat(server.console()).doesNotContain("incident");
    }

    @Test
    void a_bad_parameter_is_refused_or_ignored() {
        each(
                Routes.ofContract(),
                (route, request) -> {
                    var known = request.with("Authorization", BEARER);
                    for (var query : BadRequests.QUERIES) {
                        var answer = ask(known.to(route.method(), route.path() + "?" + query));
                        softly.assertThat(answer.status()).as(route + "?" + query).isLessThan(500);
                        if (answer.status() >= 400) {
                            softly.assertThat(answer.isProblem()).as(route + "?" + query).isTrue();
                        }
                    }
                });
    }

    /// Made from the contract: every parameter there is, with every kind of nonsense, alone, twice
    /// and beside all the others.
    @Test
    void no_value_of_any_parameter_of_the_contract_is_an_error_of_ours() {
        var asked = new AtomicInteger();
        each(
                Routes.ofContract(),
                (route, request) -> {
                    var names = Routes.parametersOf(route);
                    for (var value : BadRequests.VALUES) {
                        for (var name : names) {
                            nonsense(route, request, name + "=" + value);
                            asked.incrementAndGet();
                        }
                        var all = names.stream().map(name -> name + "=" + value);
                        nonsense(route, request, all.collect(Collectors.joining("&")));
                    }
                });
        assertThat(asked).hasValueGreaterThan(500);
    }

    private void nonsense(Route route, Request request, String query) {
        var known = request.with("Authorization", BEARER);
        var answer = ask(known.to(route.method(), route.path() + "?" + query));
        var what = route + "?" + query;
        softly.assertThat(answer.status()).as(what).isLessThan(500);
        softly.assertThat(answer.header("X-Injected")).as(what).isEmpty();
        if (answer.status() >= 400) {
            softly.assertThat(answer.isProblem()).as(what).isTrue();
        }
    }

    @Test
    void what_the_container_refuses_before_us_shows_nothing_of_our_inside() {
        for (var path :
                List.of(
                        "/health/xyz",
                        "/health/%2e%2e/index.html",
                        "/health/live%2Fx",
                        "/health/%00",
                        "/api/control/hosts/%00",
                        "/api/control/hosts/a%2Fb",
                        "/%2e%2e/index.html",
                        "/../index.html")) {
            var request = new Route("GET", path).request(server.port());
            softly.assertThat(ask(request).status()).as(path).isIn(400, 401, 404);
        }
        softly.assertAll();
    }

    @Test
    void two_hundred_random_requests_break_nothing() {
        var asked = System.getProperty("boocontrol.seed", "");
        var seed = asked.isBlank() ? System.nanoTime() : Long.parseLong(asked);
        System.getLogger("AccessIT").log(System.Logger.Level.INFO, "-Dboocontrol.seed=" + seed);
        var random = new Random(seed);
        var routes = Routes.ofContract();
        for (var i = 0; i < 200; i++) {
            var route = routes.get(random.nextInt(routes.size()));
            var known = route.request(server.port()).with("Authorization", BEARER);
            var request = BadRequests.random(known, random);
            var text = new String(request.body(), StandardCharsets.UTF_8);
            softly.assertThat(ask(request).status())
                    .as(
                            "-Dboocontrol.seed=%d, %d: %s %s %s",
                            seed, i, request.method(), request.path(), text)
                    .isLessThan(500);
        }
        softly.assertAll();
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private void each(List<Route> routes, BiConsumer<Route, Request> claim) {
        assertThat(routes).hasSizeGreaterThan(10);
        routes.forEach(route -> claim.accept(route, route.request(server.port())));
        softly.assertAll();
    }

    private Answer ask(Request request) {
        var answer = RawHttp.send(server.port(), request);
        var what = "%s %s: %d".formatted(request.method(), request.path(), answer.status());
        softly.assertThat(answer.header("X-Content-Type-Options")).as(what).contains("nosniff");
        softly.assertThat(answer.header("Content-Security-Policy").orElse("none"))
                .as(what)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        softly.assertThat(answer.header("Access-Control-Allow-Origin")).as(what).isEmpty();
        softly.assertThat(answer.body()).as(what).doesNotContain(TOKEN);
        softly.assertThat(INSIDE.matcher(answer.body()).find())
                .as(what + " " + answer.body())
                .isFalse();
        return answer;
    }

    private void admitted(Route route, Answer answer) {
        softly.assertThat(answer.status()).as("%s", route).isLessThan(500).isNotIn(401, 403, 421);
        if (route.path().equals(Routes.SOCKET)) {
            softly.assertThat(answer.status()).as("%s", route).isEqualTo(101);
        }
    }

    private void refused(String what, Answer answer) {
        softly.assertThat(answer.status()).as(what).isBetween(400, 499);
        softly.assertThat(answer.isProblem()).as(what).isTrue();
    }

    private void problem(Route route, Answer answer, int status) {
        softly.assertThat(answer.status()).as("%s", route).isEqualTo(status);
        softly.assertThat(answer.isProblem()).as("%s %s", route, answer.headers()).isTrue();
    }
}
