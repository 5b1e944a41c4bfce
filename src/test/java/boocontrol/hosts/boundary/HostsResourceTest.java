package boocontrol.hosts.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.hosts.control.AddressProbe;
import boocontrol.hosts.control.AddressTests;
import boocontrol.hosts.control.LogLines;
import boocontrol.hosts.control.RegistryBench;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Bodies;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.Await;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// The resource as a client meets it, but for the sockets: bodies are read, answers are written.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostsResourceTest {

    private static final String CANARY = "sk-canary-4711";

    private RegistryBench bench;
    private HostsResource resource;
    private final List<Optional<ApiKey>> sent = new ArrayList<>();
    private AddressProbe probe =
            (_, _, key) -> {
                sent.add(key);
                return new Probed.LlamaSwap("store", "v250", Duration.ofMillis(3));
            };

    @BeforeEach
    void open() {
        bench = new RegistryBench();
        bench.write(
                "providers:\n- {id: filed, name: Filed, base_url: 'http://filed', enabled: false}\n");
        use();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_provider_is_added_read_changed_and_removed() {
        var added = add("{\"id\": \"sam\", \"base_url\": \"http://Sam.lan:8080/\"}");

        assertThat(added.getStatus()).isEqualTo(201);
        assertThat(added.getHeaderString("Location")).isEqualTo("/api/control/hosts/sam");
        assertThat(json(added))
                .contains("\"name\":\"sam\"")
                .contains("\"kind\":\"llama-swap\"")
                .contains("\"base_url\":\"http://sam.lan:8080\"")
                .contains("\"origin\":\"cockpit\"")
                .contains("\"enabled\":true")
                .contains(
                        "\"api_key\":{\"place\":null,\"problem\":null,\"ready\":true,\"source\":\"none\"}");

        var read = resource.one(id("sam"));
        assertThat(etag(read)).isEqualTo(etag(added)).matches("\"\\d+\"");

        var changed =
                change("sam", etag(read), "{\"name\": \"Sam\", \"favourites\": [\"m1\", \"m2\"]}");
        assertThat(etag(changed)).isNotEqualTo(etag(read));
        assertThat(json(changed))
                .contains("\"name\":\"Sam\"")
                .contains("\"favourites\":[\"m1\",\"m2\"]")
                .contains("\"base_url\":\"http://sam.lan:8080\"");
        assertThat(Json.write(resource.all())).contains("\"name\":\"Sam\"");

        assertThat(resource.remove(id("sam"), etag(changed)).getStatus()).isEqualTo(204);
        assertThat(problem(() -> resource.one(id("sam"))).status()).isEqualTo(404);
        assertThat(bench.store.all()).extracting(Provider::id).containsExactly(id("filed"));
    }

    @Test
    void listeners_are_told_of_every_change_and_nothing_else() {
        var tag = etag(add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        tag = etag(change("a", tag, "{\"enabled\": false}"));
        assertThat(etag(change("a", tag, "{\"enabled\": false}"))).isEqualTo(tag);
        tag = etag(change("a", tag, "{\"hidden\": [\"m\"]}"));
        resource.remove(id("a"), tag);

        assertThat(bench.told).hasSize(4);
        assertThat(bench.told.get(1))
                .filteredOn(provider -> provider.id().equals(id("a")))
                .extracting(Provider::enabled)
                .containsExactly(false);
        assertThat(bench.told.get(2)).anyMatch(provider -> provider.hidden().equals(List.of("m")));
        assertThat(bench.told.getLast()).extracting(Provider::id).containsExactly(id("filed"));
    }

    /// Method, path and body, and what is answered.
    private static final String REFUSED =
            """
            add {"id": "a", "base_url": "http://taken"} | 409 /problems/host-read-already The provider taken reads this host; disable it first.
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
        bench.names.put("rebound.lan", "169.254.1.2");
        add("{\"id\": \"taken\", \"base_url\": \"http://taken\"}");
        var before = bench.store.all();
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
                                    assertThat(bench.store.all())
                                            .isEqualTo(before)
                                            .isEqualTo(bench.hosts.all());
                                    assertThat(sent).isEmpty();
                                    assertThat(bench.purged).isEmpty();
                                }));
    }

    @Test
    void of_two_changes_of_the_same_revision_one_wins() throws Exception {
        var tag = etag(add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        var won = new AtomicInteger();
        var stale = new AtomicInteger();
        var threads =
                IntStream.range(0, 16)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            try {
                                                change(
                                                        "a",
                                                        tag,
                                                        "{\"name\": \"n%d\"}".formatted(i));
                                                won.incrementAndGet();
                                            } catch (Refused e) {
                                                stale.addAndGet(
                                                        e.problem().status() == 412 ? 1 : 0);
                                            }
                                        }))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(won).hasValue(1);
        assertThat(stale).hasValue(15);
    }

    @Test
    void an_etag_of_a_removed_provider_is_no_good_for_its_successor() {
        var first = etag(add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        resource.remove(id("a"), first);
        add("{\"id\": \"a\", \"base_url\": \"http://b\"}");

        assertThat(problem(() -> resource.remove(id("a"), first)).status()).isEqualTo(412);
    }

    @Test
    void somebody_elses_write_to_the_table_makes_a_change_stale() {
        var tag = etag(add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        bench.execute("UPDATE control_hosts SET name = 'x', revision = revision + 1000");

        assertThat(problem(() -> change("a", tag, "{\"name\": \"y\"}")).status()).isEqualTo(412);

        assertThat(bench.hosts.find(id("a")).get().name()).isEqualTo("x");
    }

    @Test
    void every_kind_is_kept_and_shown() {
        for (var kind : List.of("llama-swap", "openai", "boocontrol-gateway")) {
            add(
                    "{\"id\": \"%s\", \"kind\": \"%s\", \"base_url\": \"https://x/%s\"}"
                            .formatted(kind, kind, kind));
        }

        assertThat(bench.store.all())
                .extracting(provider -> provider.kind().word())
                .contains("llama-swap", "openai", "boocontrol-gateway");
        assertThat(HostsFigures.of(bench.hosts))
                .isEqualTo(
                        new HostsFigures(
                                2,
                                1,
                                1,
                                1,
                                3,
                                3,
                                0,
                                0,
                                HostsFigures.FileWord.APPLIED,
                                Optional.empty()));
    }

    @Test
    void two_providers_read_one_host_one_after_the_other_only() {
        var a = etag(add("{\"id\": \"a\", \"base_url\": \"http://h\"}"));
        var b = etag(add("{\"id\": \"b\", \"base_url\": \"http://H/\", \"enabled\": false}"));

        assertThat(problem(() -> change("b", b, "{\"enabled\": true}")).type())
                .isEqualTo("/problems/host-read-already");
        change("a", a, "{\"enabled\": false}");
        assertThat(change("b", b, "{\"enabled\": true}").getStatus()).isEqualTo(200);
    }

    @Test
    void there_are_at_most_500_providers() {
        bench.execute(
                """
                INSERT INTO control_hosts SELECT 'p' || n, 'p', 'openai', 'http://p', 'none', null,
                    true, 'cockpit', '', '[]', '[]', '[]', n FROM generate_series(1, 499) AS n
                """);
        bench.stop();
        use();

        assertThat(problem(() -> add("{\"id\": \"a\", \"base_url\": \"http://a\"}")).type())
                .isEqualTo("/problems/registry-full");
    }

    @Test
    void a_name_that_does_not_resolve_may_be_added_and_is_judged_when_it_does() {
        assertThat(add("{\"id\": \"a\", \"base_url\": \"http://asleep.lan\"}").getStatus())
                .isEqualTo(201);

        bench.names.put("asleep.lan", "169.254.169.254");
        assertThat(problem(() -> test("{\"id\": \"a\"}")).type())
                .isEqualTo("/problems/address-refused");
        assertThat(sent).isEmpty();
    }

    @Test
    void what_left_the_file_can_be_removed_and_then_be_added() {
        bench.write("providers: []\n");
        Await.until("gone", () -> bench.hosts.registry().listed().isEmpty());
        assertThat(Json.write(resource.all())).contains("\"gone_from_file\":true");
        assertThat(problem(() -> change("filed", "*", "{\"enabled\": true}")).type())
                .isEqualTo("/problems/file-owned");

        assertThat(resource.remove(id("filed"), "*").getStatus()).isEqualTo(204);
        assertThat(add("{\"id\": \"filed\", \"base_url\": \"http://filed\"}").getStatus())
                .isEqualTo(201);
    }

    @Test
    void a_broken_file_is_shown_in_the_list() {
        assertThat(resource.all().fileError()).isEmpty();
        assertThat(resource.all().file()).contains(bench.file.toString());

        bench.write("providers: {}\n");
        Await.until("shown", () -> resource.all().fileError().isPresent());

        assertThat(resource.all().fileError())
                .contains("line 1: providers must be a list, but is a mapping");
        assertThat(HostsFigures.of(bench.hosts).file()).isEqualTo(HostsFigures.FileWord.BROKEN);
        assertThat(resource.all().providers()).hasSize(1);
    }

    @Test
    void history_is_purged_of_disabled_and_of_removed_providers_and_only_by_purge() {
        var tag = etag(add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        resource.remove(id("a"), tag);
        assertThat(bench.purged).isEmpty();

        assertThat(purge("a", "{\"confirm\": \"a\"}").getStatus()).isEqualTo(204);
        assertThat(purge("filed", "{\"confirm\": \"filed\"}").getStatus()).isEqualTo(204);
        assertThat(bench.purged).containsExactly(id("a"), id("filed"));
        assertThat(bench.hosts.find(id("filed"))).isPresent();
    }

    @Test
    void a_pasted_key_is_sent_but_never_told_logged_or_put_into_the_table() throws IOException {
        try (var log = LogLines.ofEverybody()) {
            var answers = new ArrayList<String>();
            var added =
                    add(
                            "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"pasted\": \" %s\\n\"}}"
                                    .formatted(CANARY));
            answers.add(json(added));
            answers.add(Json.write(resource.all()));
            answers.add(json(resource.one(id("a"))));
            answers.add(Json.write(HostsFigures.of(bench.hosts)));
            answers.add(json(change("a", etag(added), "{\"name\": \"b\"}")));
            bench.names.put("a", "10.0.0.1");
            answers.add(Json.write(test("{\"id\": \"a\"}")));
            for (var bad :
                    List.of(
                            "{\"id\": \"a\", \"base_url\": \"http://b\", \"api_key\": {\"pasted\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"pasted\": \"%s\", \"file\": \"/x\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": \"%s\"}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"pastd\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"environment\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"file\": \"%s\"}}")) {
                answers.add(problem(() -> add(bad.formatted(CANARY))).toString());
            }

            assertThat(String.join("\n", answers)).contains("pasted").doesNotContain(CANARY);
            assertThat(String.join("\n", log.lines())).doesNotContain(CANARY);
        }
        assertThat(sent).containsExactly(Optional.of(new ApiKey(CANARY)));
        assertThat(bench.hosts.keyOf(bench.hosts.find(id("a")).get())).contains(new ApiKey(CANARY));
        assertThat(
                        bench.count(
                                "SELECT count(*) FROM control_hosts AS h WHERE h::text LIKE '%canary%'"))
                .isZero();
        assertThat(bench.hosts.find(id("a")).toString()).doesNotContain(CANARY);
        assertThat(files()).containsExactly("a");
        assertThat(mode(keyFile("a"))).isEqualTo("rw-------");
        assertThat(mode(keyFile("a").getParent())).isEqualTo("rwx------");
        assertThat(Files.readString(keyFile("a"))).isEqualTo(CANARY);
    }

    @Test
    void a_pasted_key_goes_with_its_use() {
        var tag = etag(add(pasted("a", "one")));
        tag = etag(change("a", tag, "{\"api_key\": {\"pasted\": \"two\"}}"));
        assertThat(key("a")).contains(new ApiKey("two"));

        tag = etag(change("a", tag, "{\"api_key\": {}}"));
        assertThat(key("a")).isEmpty();
        assertThat(files()).isEmpty();

        tag = etag(change("a", tag, "{\"api_key\": {\"pasted\": \"three\"}}"));
        resource.remove(id("a"), tag);
        assertThat(files()).isEmpty();

        add("{\"id\": \"a\", \"base_url\": \"http://a\"}");
        assertThat(key("a")).isEmpty();
    }

    @Test
    void a_pasted_key_is_not_sent_to_another_address() {
        var tag = etag(add(pasted("a", "one")));

        var problem = problem(() -> change("a", tag, "{\"base_url\": \"http://evil.lan\"}"));
        assertThat(problem.detail())
                .isEqualTo("Paste the key again: it would go to another address.");

        change("a", tag, "{\"base_url\": \"http://b\", \"api_key\": {\"pasted\": \"two\"}}");
        assertThat(key("a")).contains(new ApiKey("two"));
    }

    @Test
    void a_change_that_fails_leaves_the_key_as_it_was() {
        var tag = etag(add(pasted("a", "one")));
        bench.execute("ALTER TABLE control_hosts ADD CONSTRAINT c CHECK (id <> 'b') NOT VALID");
        bench.execute("UPDATE control_hosts SET revision = revision + 1000 WHERE id = 'a'");

        assertThat(problem(() -> change("a", tag, "{\"api_key\": {\"pasted\": \"two\"}}")).status())
                .isEqualTo(412);
        assertThat(catchThrowableOfType(RuntimeException.class, () -> add(pasted("b", "three"))))
                .isNotNull();

        assertThat(key("a")).contains(new ApiKey("one"));
        assertThat(files()).containsExactly("a");
        assertThat(bench.hosts.find(id("b"))).isEmpty();
    }

    @Test
    void what_an_interrupted_change_left_is_cleaned_up_at_the_next_start() throws IOException {
        add(pasted("a", "one"));
        Files.writeString(keyFile(".new-b"), "half");
        Files.writeString(keyFile("b"), "nobody's");
        bench.stop();
        use();

        assertThat(files()).containsExactly("a");
        assertThat(key("a")).contains(new ApiKey("one"));
    }

    @Test
    void the_file_taking_over_a_provider_deletes_its_pasted_key() {
        add(pasted("a", "one"));

        bench.write("providers:\n- {id: a, base_url: 'http://a'}\n");
        Await.until("taken over", () -> files().isEmpty());

        assertThat(key("a")).isEmpty();
    }

    @Test
    void a_key_elsewhere_is_read_anew_each_time_and_may_be_missing() throws IOException {
        Files.createDirectories(bench.secrets);
        var secret = bench.secrets.resolve("a");
        add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"file\": \"%s\"}}"
                        .formatted(secret));
        add(
                "{\"id\": \"b\", \"base_url\": \"http://b\", \"api_key\": {\"environment\": \"B_KEY\"}}");

        assertThat(keyView("a").problem()).contains("there is no file " + secret);
        assertThat(keyView("b").problem()).contains("the variable B_KEY is not set");
        assertThat(key("a")).isEmpty();
        assertThat(HostsFigures.of(bench.hosts).missingKeys()).isEqualTo(2);

        Files.writeString(secret, "\n  one \r\n");
        bench.environment.put("B_KEY", " b ");
        assertThat(key("a")).contains(new ApiKey("one"));
        assertThat(key("b")).contains(new ApiKey("b"));
        assertThat(keyView("a"))
                .isEqualTo(
                        new KeyView(
                                "file", Optional.of(secret.toString()), true, Optional.empty()));

        Files.writeString(secret, "two");
        assertThat(key("a")).contains(new ApiKey("two"));
        for (var bad : List.of("", " \n", "one two", "ctrl\u0007", "ünï", "x".repeat(4_097))) {
            Files.writeString(secret, bad);
            assertThat(keyView("a").problem())
                    .contains("the file %s holds no key".formatted(secret));
        }
        Files.writeString(secret, " ".repeat(16 << 10) + "x");
        assertThat(keyView("a").problem())
                .contains("the file %s is too large for a key".formatted(secret));
        Files.delete(secret);
        Files.createDirectory(secret);
        assertThat(keyView("a").problem()).contains("there is no file " + secret);
    }

    @Test
    void a_link_out_of_the_folder_of_secrets_is_not_followed() throws IOException {
        Files.createDirectories(bench.secrets);
        var link = bench.secrets.resolve("link");
        add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"file\": \"%s\"}}"
                        .formatted(link));
        Files.createSymbolicLink(link, bench.file);

        assertThat(key("a")).isEmpty();
        assertThat(keyView("a").ready()).isFalse();
    }

    @Test
    void an_address_is_tested_with_the_key_that_was_meant() {
        bench.names.put("a", "10.0.0.1");
        bench.environment.put("A_KEY", "of-env");
        add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"environment\": \"A_KEY\"}}");

        var kept = test("{\"id\": \"a\"}");
        test("{\"base_url\": \"http://a\"}");
        test("{\"base_url\": \"http://a\", \"api_key\": {\"pasted\": \"p\"}}");
        var missing =
                test("{\"base_url\": \"http://a\", \"api_key\": {\"environment\": \"NO_KEY\"}}");

        assertThat(sent)
                .containsExactly(
                        Optional.of(new ApiKey("of-env")),
                        Optional.empty(),
                        Optional.of(new ApiKey("p")),
                        Optional.empty());
        assertThat(Json.write(kept))
                .isEqualTo(
                        """
                        {"as_expected":true,"detail":null,"dialect":"store","key_problem":null,\
                        "llama_swap":true,"models":null,"needs_key":false,"reachable":true,\
                        "round_trip_ms":3.0,"version":"v250"}\
                        """);
        assertThat(missing.keyProblem()).contains("the variable NO_KEY is not set");
        assertThat(files()).isEmpty();
    }

    @Test
    void an_address_that_nobody_knows_is_not_reachable() {
        var view = test("{\"base_url\": \"http://asleep.lan\"}");

        assertThat(view.reachable()).isFalse();
        assertThat(view.detail()).contains("its name is not known");
        assertThat(sent).isEmpty();
    }

    @Test
    void a_fifth_test_at_a_time_is_refused() throws Exception {
        var asked = new CountDownLatch(4);
        var go = new CountDownLatch(1);
        probe =
                (_, _, _) -> {
                    asked.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return new Probed.KeyNeeded(Duration.ZERO);
                };
        bench.stop();
        use();
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() -> test("{\"base_url\": \"http://10.0.0.1\"}")))
                        .toList();
        asked.await();

        assertThat(problem(() -> test("{\"base_url\": \"http://10.0.0.1\"}")).status())
                .isEqualTo(429);

        go.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(test("{\"base_url\": \"http://10.0.0.1\"}").needsKey()).contains(true);
    }

    private void use() {
        var hosts = bench.start();
        resource =
                new HostsResource(
                        hosts,
                        bench.edits(),
                        new AddressTests(hosts, bench.addresses, probe, bench.loops));
    }

    private String placed(String text) {
        return text.replace("FILE", bench.file.toString())
                .replace("SECRETS", bench.secrets.toString());
    }

    private Object asked(String line) {
        var words = line.split(" ", 2);
        var rest = words[1].split(" ", 3);
        return switch (words[0]) {
            case "add" -> add(words[1]);
            case "test" -> test(words[1]);
            case "change" -> change(rest[0], rest[1].equals("-") ? null : rest[1], rest[2]);
            case "remove" -> resource.remove(id(rest[0]), rest[1].equals("-") ? null : rest[1]);
            case "purge" -> purge(rest[0], words[1].substring(rest[0].length() + 1));
            default -> throw new AssertionError(line);
        };
    }

    private Response add(String body) {
        return resource.add(read(body, NewProvider.class));
    }

    private Response change(String id, String ifMatch, String body) {
        return resource.change(id(id), ifMatch, read(body, ProviderChange.class));
    }

    private Response purge(String id, String body) {
        return resource.purge(id(id), read(body, PurgeOrder.class));
    }

    private AddressTestView test(String body) {
        return resource.test(read(body, AddressToTest.class));
    }

    private static String pasted(String id, String key) {
        return "{\"id\": \"%s\", \"base_url\": \"http://%s\", \"api_key\": {\"pasted\": \"%s\"}}"
                .formatted(id, id, key);
    }

    private Optional<ApiKey> key(String id) {
        return bench.hosts.find(id(id)).flatMap(bench.hosts::keyOf);
    }

    private KeyView keyView(String id) {
        return ((ProviderView) resource.one(id(id)).getEntity()).apiKey();
    }

    private Path keyFile(String name) {
        return bench.data.resolve("keys").resolve(name);
    }

    private List<String> files() {
        if (!Files.isDirectory(bench.data.resolve("keys"))) {
            return List.of();
        }
        try (var files = Files.list(bench.data.resolve("keys"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static ProviderId id(String id) {
        return new ProviderId(id);
    }

    private static String etag(Response answer) {
        return answer.getHeaderString("ETag");
    }

    private static String json(Response answer) {
        return Json.write(answer.getEntity());
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
        var refused = catchThrowableOfType(Refused.class, asking);
        assertThat(refused).isNotNull();
        return refused.problem();
    }

    @SuppressWarnings("unchecked") // the reader makes what it is asked for
    private static <T> T read(String body, Class<T> type) {
        try {
            return (T)
                    new Bodies()
                            .readFrom(
                                    (Class<Object>) (Class<?>) type,
                                    type,
                                    new Annotation[0],
                                    MediaType.APPLICATION_JSON_TYPE,
                                    new MultivaluedHashMap<>(),
                                    new ByteArrayInputStream(
                                            body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
