package boocontrol.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final AccessToken TOKEN = AccessToken.of("correct-horse-battery");
    private static final AccessRules OPEN = rules(Optional.empty());
    private static final AccessRules CLOSED = rules(Optional.of(TOKEN));

    /// A request is written as its method, its path, then what differs from a plain local one.
    @TestFactory
    List<DynamicTest> without_a_token() {
        return table(
                OPEN,
                """
                GET /                                                  | pass
                GET /api/control/fleet                                 | pass
                GET / host=localhost:9503                              | pass
                GET / host=LOCALHOST                                   | pass
                GET / host=[::1]:9503                                  | pass
                GET / host=127.0.0.1:9504                              | 421
                GET / host=evil.example:9503                           | 421
                GET / host=localhost.evil.example                      | 421
                GET / host=                                            | 421
                GET / host=127.0.0.1@evil.example                      | 421
                GET / host=127.0.0.1,host=evil.example                 | 421
                GET / host=boo.example                                 | pass
                GET / host=boo.example:8443                            | pass
                GET / host=cockpit.example:8443                        | pass
                GET / host=cockpit.example:1                           | 421
                GET / local=192.168.1.5 host=192.168.1.5:9503          | 403
                TRACE /                                                | 405
                PROPFIND /api/control/fleet                            | 405
                POST /api/control/ws json                              | 405
                GET /api/control/fleet origin=https://evil.example     | pass
                POST /api/control/hosts json                           | pass
                POST /api/control/hosts json origin=http://127.0.0.1:9503   | pass
                POST /api/control/hosts json origin=http://localhost:9503   | 403
                POST /api/control/hosts json origin=https://evil.example    | 403
                POST /api/control/hosts json origin=null               | 403
                POST /api/control/hosts json origin=http://127.0.0.1:9503@evil.example | 403
                POST /api/control/hosts json site=cross-site           | 403
                POST /api/control/hosts json site=same-site            | 403
                POST /api/control/hosts json site=same-origin          | pass
                POST /api/control/hosts json site=none                 | pass
                POST /api/control/hosts                                | 415
                POST /api/control/hosts type=text/plain                | 415
                POST /api/control/hosts json encoding=gzip             | 415
                POST /api/control/hosts json encoding=Identity         | pass
                POST /api/control/hosts json encoding=identity,gzip    | 415
                DELETE /api/control/hosts/a encoding=gzip              | 415
                GET /api/control/hosts encoding=gzip                   | pass
                POST /api/control/hosts type=application/jsonx         | 415
                POST /api/control/hosts type=application/x-www-form-urlencoded | 415
                POST /api/control/hosts type=Application/JSON;charset=utf-8 | pass
                PUT /api/control/hosts/a type=text/plain               | 415
                DELETE /api/control/hosts/a                            | pass
                DELETE /api/control/hosts/a body                       | 415
                DELETE /api/control/hosts/a type=text/plain            | 415
                DELETE /api/control/hosts/a origin=https://evil.example | 403
                GET /api/control/ws origin=https://evil.example        | 403
                GET /api/control/ws origin=http://127.0.0.1:9503       | pass
                GET /api/control/ws                                    | pass
                GET /api/control/ws upgrade                            | pass
                GET /api/control/ws upgrade origin=https://evil.example | 403
                GET /api/control/ws/ origin=https://evil.example       | 403
                GET /api/control/ws/ upgrade origin=https://evil.example | 403
                GET /api/control/ws// upgrade site=cross-site          | 403
                GET /api/control/ws/ upgrade                           | 404
                GET /api/control/ws// upgrade                          | 404
                GET //api/control/ws upgrade                           | 404
                GET /api/control/fleet upgrade                         | 404
                GET / upgrade origin=https://evil.example              | 403
                POST /api/control/hosts json upgrade                   | 405
                POST / json                                            | 405
                POST /index.html json                                  | 405
                DELETE /assets/index.js                                | 405
                POST /index.html json origin=https://evil.example      | 403
                OPTIONS /index.html                                    | 405
                HEAD /index.html                                       | pass
                POST /login type=application/x-www-form-urlencoded     | pass
                POST /login json                                       | 415
                POST /login type=application/x-www-form-urlencoded site=cross-site | 403
                """);
    }

    @TestFactory
    List<DynamicTest> with_a_token() {
        return table(
                CLOSED,
                """
                GET /api/control/fleet                                 | 401
                GET /api/control/fleet html                            | 401
                GET / html                                             | sign in
                GET /                                                  | 401
                GET /assets/index.js                                   | 401
                GET /nothing html                                      | sign in
                HEAD / html                                            | 401
                OPTIONS /api/control/fleet                             | 401
                GET /api/control/ws                                    | 401
                GET /login html                                        | pass
                GET /login/x                                           | 401
                GET /pages.css                                         | pass
                POST /login type=application/x-www-form-urlencoded     | pass
                GET /api/control/fleet bearer=correct-horse-battery    | pass
                GET /api/control/fleet bearer=correct-horse-batterx    | 401
                GET /api/control/fleet bearer=                         | 401
                GET /api/control/fleet basic=correct-horse-battery     | 401
                GET /api/control/fleet cookie=good                     | pass
                GET /api/control/fleet cookie=ended                    | 401
                GET /api/control/fleet cookie=forged                   | 401
                GET /api/control/fleet cookie=token                    | 401
                GET /api/control/fleet cookie=good bearer=wrong        | 401
                GET /api/control/ws cookie=good                        | pass
                GET /api/control/ws cookie=good origin=https://evil.example | 403
                POST /api/control/hosts json bearer=correct-horse-battery | pass
                POST /api/control/hosts json                           | 401
                POST /index.html json                                  | 401
                POST /index.html json bearer=correct-horse-battery     | 405
                GET / local=192.168.1.5 host=192.168.1.5:9503 bearer=correct-horse-battery | pass
                GET / local=192.168.1.5 host=192.168.1.6:9503 bearer=correct-horse-battery | 421
                GET / local=2001:db8:0:0:0:0:0:1 host=[2001:db8::1]:9503 bearer=correct-horse-battery | pass
                GET / local=2001:db8:0:0:0:0:0:1 host=[2001:DB8:0::1] bearer=correct-horse-battery | pass
                GET / local=2001:db8:0:0:0:0:0:1 host=[2001:db8::2]:9503 bearer=correct-horse-battery | 421
                GET / local=2001:db8:0:0:0:0:0:1 host=2001:db8::1 bearer=correct-horse-battery | 421
                GET / local=2001:db8:0:0:0:0:0:1 host=[2001:db8::1].evil.example bearer=correct-horse-battery | 421
                GET / local=2001:db8:0:0:0:0:0:1 host=[evil.example]:9503 bearer=correct-horse-battery | 421
                GET / local=fe80:0:0:0:0:0:0:1%lo host=[fe80::1]:9503 bearer=correct-horse-battery | pass
                GET / local=192.168.1.5 host=[::ffff:192.168.1.6] bearer=correct-horse-battery | 421
                """);
    }

    /// What a socket is asked once a minute: by the address it was opened at, as long as its cookie
    /// lasts, and never for another site, whatever path the filter took it for.
    @Test
    void an_open_socket_is_judged_by_its_handshake() {
        var access = new Access();
        access.use(settings(Optional.of(TOKEN)));
        access.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var elsewhere = "GET /api/control/ws local=192.168.1.5 host=192.168.1.5:9503 cookie=good";

        assertThat(access.mayListen(asked("GET /api/control/ws cookie=good"))).isTrue();
        assertThat(access.mayListen(asked(elsewhere))).isTrue();
        assertThat(access.mayListen(asked("GET /else cookie=good site=cross-site"))).isFalse();

        access.clock = Clock.fixed(NOW.plus(AccessToken.COOKIE_LIFE), ZoneOffset.UTC);
        assertThat(access.mayListen(asked(elsewhere))).isFalse();
    }

    private static List<DynamicTest> table(AccessRules rules, String rows) {
        return rows.lines()
                .map(row -> row.split("\\|"))
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0].strip() + " -> " + row[1].strip(),
                                () ->
                                        assertThat(word(rules.judge(asked(row[0].strip()), NOW)))
                                                .isEqualTo(row[1].strip())))
                .toList();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> "pass";
            case Verdict.SignIn _ -> "sign in";
            case Verdict.No(var problem, _) -> String.valueOf(problem.status());
        };
    }

    private static Asked asked(String text) {
        var words = text.split(" ");
        var more =
                Arrays.stream(words)
                        .skip(2)
                        .flatMap(word -> Arrays.stream(word.split(",(?=host=)")))
                        .map(word -> word.split("=", 2))
                        .collect(
                                Collectors.groupingBy(
                                        w -> w[0],
                                        Collectors.mapping(
                                                w -> w.length > 1 ? w[1] : "",
                                                Collectors.toList())));
        return new Asked(
                words[0],
                words[1],
                more.containsKey("upgrade"),
                more.getOrDefault("host", List.of("127.0.0.1:9503")),
                one(more, "local").orElse("127.0.0.1"),
                one(more, "origin"),
                one(more, "site"),
                more.containsKey("json") ? Optional.of("application/json") : one(more, "type"),
                more.containsKey("body"),
                one(more, "encoding"),
                more.containsKey("html") ? Optional.of("text/html,*/*") : Optional.of("*/*"),
                one(more, "bearer")
                        .map(t -> "Bearer " + t)
                        .or(() -> one(more, "basic").map(t -> "Basic " + t)),
                one(more, "cookie").map(AccessRulesTest::cookie));
    }

    private static String cookie(String kind) {
        return switch (kind) {
            case "good" -> TOKEN.cookie(NOW.minusSeconds(60));
            case "ended" -> TOKEN.cookie(NOW.minus(AccessToken.COOKIE_LIFE));
            case "forged" -> AccessToken.of("another-token-entirely").cookie(NOW);
            case "token" -> "correct-horse-battery";
            default -> throw new IllegalArgumentException(kind.toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<String> one(Map<String, List<String>> more, String key) {
        return Optional.ofNullable(more.get(key)).map(List::getFirst);
    }

    private static AccessRules rules(Optional<AccessToken> token) {
        return new AccessRules(settings(token));
    }

    private static AccessSettings settings(Optional<AccessToken> token) {
        return new AccessSettings(
                "127.0.0.1", 9503, List.of("boo.example", "Cockpit.example:8443"), false, token);
    }
}
