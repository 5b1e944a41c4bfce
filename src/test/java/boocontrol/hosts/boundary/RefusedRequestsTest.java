package boocontrol.hosts.boundary;

import static boocontrol.hosts.boundary.ResourceBench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// What does not fit is refused and changes nothing.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RefusedRequestsTest {

    private static final String CANARY = "sk-canary-4711";

    private ResourceBench bench;

    @BeforeEach
    void open() {
        bench = new ResourceBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// Method, path and body, and what is answered.
    private static final String REFUSED =
            """
            add {"id": "a", "base_url": "http://taken"} | 409 /problems/host-read-already The provider taken reads this host, however its address is spelled; disable it first.
            add {"id": "taken", "base_url": "http://x"} | 409 /problems/id-taken There is a provider taken already.
            add {"id": "filed", "base_url": "http://x"} | 409 /problems/id-taken There is a provider filed already.
            add {"id": "Sam", "base_url": "http://x"} | 400 /problems/bad-request a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit.
            add {"id": "auto", "base_url": "http://x"} | 400 /problems/bad-request the provider id auto is taken by the gateway.
            add {"id": "a/../b", "base_url": "http://x"} | 400 /problems/bad-request a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit.
            add {"id": "a"} | 400 /problems/bad-request The body lacks the field base_url.
            add {"id": "a", "base_url": "http://x", "nam": "b"} | 400 /problems/bad-request The body has the unknown field nam; did you mean name?
            add {"id": "a", "base_url": "http://x", "enabled": "yes"} | 400 /problems/bad-request /enabled must be true or false.
            add {"id": "a", "base_url": "http://x", "kind": "ollama"} | 400 /problems/bad-request /kind must be one of boocontrol-gateway, llama-swap, openai.
            add {"id": "a", "base_url": "http://x", "gpus": ["a", 1]} | 400 /problems/bad-request /gpus/1 must be a text.
            add {"id": "a", "base_url": "http://x", "favourites": ["a", "a"]} | 400 /problems/bad-request favourites has an entry twice.
            add {"id": "a", "base_url": "http://x", "name": " "} | 400 /problems/bad-request name is empty.
            add {"id": "a", "base_url": "http://x", "name": "a\\nb"} | 400 /problems/bad-request name holds a control character.
            add {"id": "a", "base_url": "ftp://x"} | 400 /problems/bad-request base_url must start with http:// or https://.
            add {"id": "a", "base_url": "http://u:sk-canary-4711@x"} | 400 /problems/bad-request base_url must not hold a user or password; use api_key.
            add {"id": "a", "base_url": "http://169.254.169.254"} | 400 /problems/address-refused base_url cannot be used: it is a link-local address, where clouds have their metadata.
            add {"id": "a", "base_url": "http://rebound.lan"} | 400 /problems/address-refused base_url cannot be used: it is a link-local address, where clouds have their metadata.
            add {"id": "a", "base_url": "http://localhost:9503"} | 400 /problems/address-refused base_url cannot be used: it is this server itself.
            add {"id": "a", "base_url": "http://127.0.0.1:15510"} | 400 /problems/address-refused base_url cannot be used: it is the database of this server.
            add {"id": "a", "base_url": "http://x", "api_key": {"environment": "A_KEY", "file": "/a"}} | 400 /problems/bad-request api_key needs one of environment, file and pasted.
            add {"id": "a", "base_url": "http://x", "api_key": {"pasted": "sk-canary-4711 x"}} | 400 /problems/bad-request api_key is no key: 1 to 4096 visible ASCII characters.
            add {"id": "a", "base_url": "http://x", "api_key": {"pasted": ""}} | 400 /problems/bad-request api_key is no key: 1 to 4096 visible ASCII characters.
            add {"id": "a", "base_url": "http://x", "api_key": {"environment": "a b"}} | 400 /problems/bad-request api_key names no environment variable: letters, digits and _ only.
            add {"id": "a", "base_url": "http://x", "api_key": {"environment": "PATH"}} | 400 /problems/key-refused The cockpit takes variables that end in _KEY or _TOKEN and are not the server's own; others can be named in the file of providers.
            add {"id": "a", "base_url": "http://x", "api_key": {"environment": "BOOCONTROL_TOKEN"}} | 400 /problems/key-refused The cockpit takes variables that end in _KEY or _TOKEN and are not the server's own; others can be named in the file of providers.
            add {"id": "a", "base_url": "http://x", "api_key": {"file": "/etc/shadow"}} | 400 /problems/key-refused The cockpit takes files below SECRETS; others can be named in the file of providers.
            add {"id": "a", "base_url": "http://x", "api_key": {"file": "SECRETS/../data/keys/b"}} | 400 /problems/key-refused The cockpit takes files below SECRETS; others can be named in the file of providers.
            change filed * {"name": "x"} | 409 /problems/file-owned The file FILE owns filed; change it there.
            change filed "1" {"enabled": true} | 409 /problems/file-owned The file FILE owns filed; change it there.
            remove filed * | 409 /problems/file-owned The file FILE owns filed; change it there.
            change nobody * {"name": "x"} | 404 /problems/not-found There is no provider of this id.
            remove nobody * | 404 /problems/not-found There is no provider of this id.
            change taken - {"name": "x"} | 428 /problems/precondition-required Send If-Match with the ETag you have read.
            change Sam * {} | 400 /problems/bad-request a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit.
            remove auto * | 400 /problems/bad-request the provider id auto is taken by the gateway.
            remove taken - | 428 /problems/precondition-required Send If-Match with the ETag you have read.
            change taken 1 {"name": "x"} | 400 /problems/bad-request If-Match takes ETags as they were sent, in quotes.
            change taken "0" {"name": "x"} | 412 /problems/precondition-failed Read it again; its ETag is another one now.
            change taken W/"1" {"name": "x"} | 412 /problems/precondition-failed Read it again; its ETag is another one now.
            change taken "x","99999999999999999999" {"name": "x"} | 412 /problems/precondition-failed Read it again; its ETag is another one now.
            remove taken "0" | 412 /problems/precondition-failed Read it again; its ETag is another one now.
            change taken * {"base_url": "http://metadata.google.internal"} | 400 /problems/address-refused base_url cannot be used: it is a cloud's metadata service.
            change taken * {"base_url": "http://x?y"} | 400 /problems/bad-request base_url must end with its path: no ? and no #.
            change taken * {"id": "other"} | 400 /problems/bad-request The body has the unknown field id; known are api_key, base_url, enabled, favourites, gpus, hidden, kind, name, operating_system.
            change taken * {"hidden": [""]} | 400 /problems/bad-request hidden has an empty entry.
            purge taken {"confirm": "taken"} | 409 /problems/still-enabled Disable taken first; what the host still knows would be read again.
            purge filed {"confirm": "yes"} | 400 /problems/bad-request /confirm must be the id of the provider, once more.
            purge filed {"confirm": true} | 400 /problems/bad-request /confirm must be a text.
            purge filed {} | 400 /problems/bad-request The body lacks the field confirm.
            test {} | 400 /problems/bad-request send id or base_url, one of them.
            test {"id": "taken", "base_url": "http://x"} | 400 /problems/bad-request send id or base_url, one of them.
            test {"id": "taken", "api_key": {}} | 400 /problems/bad-request a provider is tested as it is kept: send id alone.
            test {"id": "nobody"} | 404 /problems/not-found There is no provider of this id.
            test {"id": "../x"} | 400 /problems/bad-request a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit.
            test {"base_url": "file:///etc/shadow"} | 400 /problems/bad-request base_url must start with http:// or https://.
            test {"base_url": "http://169.254.169.254"} | 400 /problems/address-refused base_url cannot be used: it is a link-local address, where clouds have their metadata.
            test {"base_url": "http://x", "api_key": {"file": "/etc/shadow"}} | 400 /problems/key-refused The cockpit takes files below SECRETS; others can be named in the file of providers.
            """;

    @TestFactory
    Stream<DynamicTest> what_does_not_fit_is_refused_and_changes_nothing() {
        bench.registry.names.put("rebound.lan", "169.254.1.2");
        bench.add("{\"id\": \"taken\", \"base_url\": \"http://taken\"}");
        var before = bench.registry.store.all();
        return REFUSED.lines()
                .map(row -> row.split(" \\| ", 2))
                .map(cells ->
                        DynamicTest.dynamicTest(
                                cells[0],
                                () -> {
                                    var problem = problem(() -> asked(placed(cells[0])));
                                    assertThat(
                                                    "%d %s %s"
                                                            .formatted(
                                                                    problem.status(),
                                                                    problem.type(),
                                                                    problem.detail()))
                                            .isEqualTo(placed(cells[1]))
                                            .doesNotContain(CANARY);
                                    assertThat(bench.registry.store.all())
                                            .isEqualTo(before)
                                            .isEqualTo(bench.registry.hosts.all());
                                    assertThat(bench.sent).isEmpty();
                                    assertThat(bench.registry.purged).isEmpty();
                                }));
    }

    private String placed(String text) {
        return text.replace("FILE", bench.registry.file.toString())
                .replace("SECRETS", bench.registry.secrets.toString());
    }

    private Object asked(String line) {
        var words = line.split(" ", 2);
        var rest = words[1].split(" ", 3);
        return switch (words[0]) {
            case "add" -> bench.add(words[1]);
            case "test" -> bench.test(words[1]);
            case "change" -> bench.change(rest[0], rest[1].equals("-") ? null : rest[1], rest[2]);
            case "remove" -> bench.resource.remove(rest[0], rest[1].equals("-") ? null : rest[1]);
            case "purge" -> bench.purge(rest[0], words[1].substring(rest[0].length() + 1));
            default -> throw new AssertionError(line);
        };
    }
}
