package boocontrol.hosts.boundary;

import static boocontrol.hosts.boundary.ResourceBench.etag;
import static boocontrol.hosts.boundary.ResourceBench.id;
import static boocontrol.hosts.boundary.ResourceBench.json;
import static boocontrol.hosts.boundary.ResourceBench.mode;
import static boocontrol.hosts.boundary.ResourceBench.pasted;
import static boocontrol.hosts.boundary.ResourceBench.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.hosts.control.LogLines;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.platform.json.Json;
import boocontrol.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where keys are kept, sent and never told.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ApiKeysTest {

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

    @Test
    void a_pasted_key_is_sent_but_never_told_logged_or_put_into_the_table() throws IOException {
        try (var log = LogLines.ofEverybody()) {
            var answers = new ArrayList<String>();
            var added =
                    bench.add(
                            "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"pasted\": \" %s\\n\"}}"
                                    .formatted(CANARY));
            answers.add(json(added));
            answers.add(Json.write(bench.resource.all()));
            answers.add(json(bench.resource.one("a")));
            answers.add(Json.write(HostsFigures.of(bench.registry.hosts)));
            answers.add(json(bench.change("a", etag(added), "{\"name\": \"b\"}")));
            bench.registry.names.put("a", "10.0.0.1");
            answers.add(Json.write(bench.test("{\"id\": \"a\"}")));
            for (var bad :
                    List.of(
                            "{\"id\": \"a\", \"base_url\": \"http://b\", \"api_key\": {\"pasted\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"pasted\": \"%s\", \"file\": \"/x\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": \"%s\"}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"pastd\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"environment\": \"%s\"}}",
                            "{\"id\": \"c\", \"base_url\": \"http://c\", \"api_key\": {\"file\": \"%s\"}}")) {
                answers.add(problem(() -> bench.add(bad.formatted(CANARY))).toString());
            }

            assertThat(String.join("\n", answers)).contains("pasted").doesNotContain(CANARY);
            assertThat(String.join("\n", log.lines())).doesNotContain(CANARY);
        }
        assertThat(bench.sent).containsExactly(Optional.of(new ApiKey(CANARY)));
        assertThat(bench.registry.hosts.keyOf(bench.registry.hosts.find(id("a")).get()))
                .contains(new ApiKey(CANARY));
        assertThat(
                        bench.registry.count(
                                "SELECT count(*) FROM control_hosts AS h WHERE h::text LIKE '%canary%'"))
                .isZero();
        assertThat(bench.registry.hosts.find(id("a")).toString()).doesNotContain(CANARY);
        assertThat(bench.files()).containsExactly("a");
        assertThat(mode(bench.keyFile("a"))).isEqualTo("rw-------");
        assertThat(mode(bench.keyFile("a").getParent())).isEqualTo("rwx------");
        assertThat(Files.readString(bench.keyFile("a"))).isEqualTo(CANARY);
    }

    @Test
    void a_pasted_key_goes_with_its_use() {
        var tag = etag(bench.add(pasted("a", "one")));
        tag = etag(bench.change("a", tag, "{\"api_key\": {\"pasted\": \"two\"}}"));
        assertThat(bench.key("a")).contains(new ApiKey("two"));

        tag = etag(bench.change("a", tag, "{\"api_key\": {}}"));
        assertThat(bench.key("a")).isEmpty();
        assertThat(bench.files()).isEmpty();

        tag = etag(bench.change("a", tag, "{\"api_key\": {\"pasted\": \"three\"}}"));
        bench.resource.remove("a", tag);
        assertThat(bench.files()).isEmpty();

        bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}");
        assertThat(bench.key("a")).isEmpty();
    }

    @Test
    void a_pasted_key_is_not_sent_to_another_address() {
        var tag = etag(bench.add(pasted("a", "one")));

        var problem = problem(() -> bench.change("a", tag, "{\"base_url\": \"http://evil.lan\"}"));
        assertThat(problem.detail())
                .isEqualTo("Paste the key again: it would go to another address.");

        bench.change("a", tag, "{\"base_url\": \"http://b\", \"api_key\": {\"pasted\": \"two\"}}");
        assertThat(bench.key("a")).contains(new ApiKey("two"));
    }

    @Test
    void a_change_that_fails_leaves_the_key_as_it_was() {
        var tag = etag(bench.add(pasted("a", "one")));
        bench.registry.execute(
                "ALTER TABLE control_hosts ADD CONSTRAINT c CHECK (id <> 'b') NOT VALID");
        bench.registry.execute(
                "UPDATE control_hosts SET revision = revision + 1000 WHERE id = 'a'");

        assertThat(
                        problem(() ->
                                        bench.change(
                                                "a", tag, "{\"api_key\": {\"pasted\": \"two\"}}"))
                                .status())
                .isEqualTo(412);
        assertThat(
                        catchThrowableOfType(
                                RuntimeException.class, () -> bench.add(pasted("b", "three"))))
                .isNotNull();

        assertThat(bench.key("a")).contains(new ApiKey("one"));
        assertThat(bench.files()).containsExactly("a");
        assertThat(bench.registry.hosts.find(id("b"))).isEmpty();
    }

    @Test
    void what_an_interrupted_change_left_is_cleaned_up_at_the_next_start() throws IOException {
        bench.add(pasted("a", "one"));
        Files.writeString(bench.keyFile(".new-b"), "half");
        Files.writeString(bench.keyFile("b"), "nobody's");
        bench.restart();

        assertThat(bench.files()).containsExactly("a");
        assertThat(bench.key("a")).contains(new ApiKey("one"));
    }

    @Test
    void the_file_taking_over_a_provider_deletes_its_pasted_key() {
        bench.add(pasted("a", "one"));

        bench.registry.write("providers:\n- {id: a, base_url: 'http://a'}\n");
        Await.until("taken over", () -> bench.files().isEmpty());

        assertThat(bench.key("a")).isEmpty();
    }

    @Test
    void a_key_elsewhere_is_read_anew_each_time_and_may_be_missing() throws IOException {
        Files.createDirectories(bench.registry.secrets);
        var secret = bench.registry.secrets.resolve("a");
        bench.add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"file\": \"%s\"}}"
                        .formatted(secret));
        bench.add(
                "{\"id\": \"b\", \"base_url\": \"http://b\", \"api_key\": {\"environment\": \"B_KEY\"}}");

        assertThat(bench.keyView("a").problem()).contains("there is no file " + secret);
        assertThat(bench.keyView("b").problem()).contains("the variable B_KEY is not set");
        assertThat(bench.key("a")).isEmpty();
        assertThat(HostsFigures.of(bench.registry.hosts).missingKeys()).isEqualTo(2);

        Files.writeString(secret, "\n  one \r\n");
        bench.registry.environment.put("B_KEY", " b ");
        assertThat(bench.key("a")).contains(new ApiKey("one"));
        assertThat(bench.key("b")).contains(new ApiKey("b"));
        assertThat(bench.keyView("a"))
                .isEqualTo(
                        new KeyView(
                                "file", Optional.of(secret.toString()), true, Optional.empty()));

        Files.writeString(secret, "two");
        assertThat(bench.key("a")).contains(new ApiKey("two"));
        for (var bad : List.of("", " \n", "one two", "ctrl\u0007", "ünï", "x".repeat(4_097))) {
            Files.writeString(secret, bad);
            assertThat(bench.keyView("a").problem())
                    .contains("the file %s holds no key".formatted(secret));
        }
        Files.writeString(secret, " ".repeat(16 << 10) + "x");
        assertThat(bench.keyView("a").problem())
                .contains("the file %s is too large for a key".formatted(secret));
        Files.delete(secret);
        Files.createDirectory(secret);
        assertThat(bench.keyView("a").problem()).contains("there is no file " + secret);
    }

    @Test
    void a_link_out_of_the_folder_of_secrets_is_not_followed() throws IOException {
        Files.createDirectories(bench.registry.secrets);
        var link = bench.registry.secrets.resolve("link");
        bench.add(
                "{\"id\": \"a\", \"base_url\": \"http://a\", \"api_key\": {\"file\": \"%s\"}}"
                        .formatted(link));
        Files.createSymbolicLink(link, bench.registry.file);

        assertThat(bench.key("a")).isEmpty();
        assertThat(bench.keyView("a").ready()).isFalse();
    }
}
