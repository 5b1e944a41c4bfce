package boocontrol.hosts.boundary;

import static boocontrol.hosts.boundary.ResourceBench.etag;
import static boocontrol.hosts.boundary.ResourceBench.id;
import static boocontrol.hosts.boundary.ResourceBench.json;
import static boocontrol.hosts.boundary.ResourceBench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.Provider;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client may do with the registry.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostsResourceTest {

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
    void a_provider_is_added_read_changed_and_removed() {
        var added = bench.add("{\"id\": \"sam\", \"base_url\": \"http://Sam.lan:8080/\"}");

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

        var read = bench.resource.one("sam");
        assertThat(etag(read)).isEqualTo(etag(added)).matches("\"\\d+\"");

        var changed =
                bench.change(
                        "sam", etag(read), "{\"name\": \"Sam\", \"favourites\": [\"m1\", \"m2\"]}");
        assertThat(etag(changed)).isNotEqualTo(etag(read));
        assertThat(json(changed))
                .contains("\"name\":\"Sam\"")
                .contains("\"favourites\":[\"m1\",\"m2\"]")
                .contains("\"base_url\":\"http://sam.lan:8080\"");
        assertThat(Json.write(bench.resource.all())).contains("\"name\":\"Sam\"");

        assertThat(bench.resource.remove("sam", etag(changed)).getStatus()).isEqualTo(204);
        assertThat(problem(() -> bench.resource.one("sam")).status()).isEqualTo(404);
        assertThat(bench.registry.store.all())
                .extracting(Provider::id)
                .containsExactly(id("filed"));
    }

    @Test
    void listeners_are_told_of_every_change_and_nothing_else() {
        var tag = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        tag = etag(bench.change("a", tag, "{\"enabled\": false}"));
        assertThat(etag(bench.change("a", tag, "{\"enabled\": false}"))).isEqualTo(tag);
        tag = etag(bench.change("a", tag, "{\"hidden\": [\"m\"]}"));
        bench.resource.remove("a", tag);

        assertThat(bench.registry.told).hasSize(4);
        assertThat(bench.registry.told.get(1))
                .filteredOn(provider -> provider.id().equals(id("a")))
                .extracting(Provider::enabled)
                .containsExactly(false);
        assertThat(bench.registry.told.get(2))
                .anyMatch(provider -> provider.hidden().equals(List.of("m")));
        assertThat(bench.registry.told.getLast())
                .extracting(Provider::id)
                .containsExactly(id("filed"));
    }

    @Test
    void of_two_changes_of_the_same_revision_one_wins() throws Exception {
        var tag = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        var won = new AtomicInteger();
        var stale = new AtomicInteger();
        var threads =
                IntStream.range(0, 16)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            try {
                                                bench.change(
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
        var first = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        bench.resource.remove("a", first);
        bench.add("{\"id\": \"a\", \"base_url\": \"http://b\"}");

        assertThat(problem(() -> bench.resource.remove("a", first)).status()).isEqualTo(412);
    }

    @Test
    void somebody_elses_write_to_the_table_makes_a_change_stale() {
        var tag = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        bench.registry.execute("UPDATE control_hosts SET name = 'x', revision = revision + 1000");

        assertThat(problem(() -> bench.change("a", tag, "{\"name\": \"y\"}")).status())
                .isEqualTo(412);

        assertThat(bench.registry.hosts.find(id("a")).get().name()).isEqualTo("x");
    }

    @Test
    void every_kind_is_kept_and_shown() {
        for (var kind : List.of("llama-swap", "openai", "boocontrol-gateway")) {
            bench.add(
                    "{\"id\": \"%s\", \"kind\": \"%s\", \"base_url\": \"https://x/%s\"}"
                            .formatted(kind, kind, kind));
        }

        assertThat(bench.registry.store.all())
                .extracting(provider -> provider.kind().word())
                .contains("llama-swap", "openai", "boocontrol-gateway");
        assertThat(HostsFigures.of(bench.registry.hosts))
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
        var a = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://h\"}"));
        var b = etag(bench.add("{\"id\": \"b\", \"base_url\": \"http://H/\", \"enabled\": false}"));

        assertThat(problem(() -> bench.change("b", b, "{\"enabled\": true}")).type())
                .isEqualTo("/problems/host-read-already");
        bench.change("a", a, "{\"enabled\": false}");
        assertThat(bench.change("b", b, "{\"enabled\": true}").getStatus()).isEqualTo(200);
    }

    @Test
    void there_are_at_most_500_providers() {
        bench.registry.execute(
                """
                INSERT INTO control_hosts SELECT 'p' || n, 'p', 'openai', 'http://p', 'none', null,
                    true, 'cockpit', '', '[]', '[]', '[]', n FROM generate_series(1, 499) AS n
                """);
        bench.restart();

        assertThat(problem(() -> bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}")).type())
                .isEqualTo("/problems/registry-full");
    }

    @Test
    void what_left_the_file_can_be_removed_and_then_be_added() {
        bench.registry.write("providers: []\n");
        Await.until("gone", () -> bench.registry.hosts.registry().listed().isEmpty());
        assertThat(Json.write(bench.resource.all())).contains("\"gone_from_file\":true");
        assertThat(problem(() -> bench.change("filed", "*", "{\"enabled\": true}")).type())
                .isEqualTo("/problems/file-owned");

        assertThat(bench.resource.remove("filed", "*").getStatus()).isEqualTo(204);
        assertThat(bench.add("{\"id\": \"filed\", \"base_url\": \"http://filed\"}").getStatus())
                .isEqualTo(201);
    }

    @Test
    void a_broken_file_is_shown_in_the_list() {
        assertThat(bench.resource.all().fileError()).isEmpty();
        assertThat(bench.resource.all().file()).contains(bench.registry.file.toString());

        bench.registry.write("providers: {}\n");
        Await.until("shown", () -> bench.resource.all().fileError().isPresent());

        assertThat(bench.resource.all().fileError())
                .contains("line 1: providers must be a list, but is a mapping");
        assertThat(HostsFigures.of(bench.registry.hosts).file())
                .isEqualTo(HostsFigures.FileWord.BROKEN);
        assertThat(bench.resource.all().providers()).hasSize(1);
    }

    @Test
    void history_is_purged_of_disabled_and_of_removed_providers_and_only_by_purge() {
        var tag = etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\"}"));
        bench.resource.remove("a", tag);
        assertThat(bench.registry.purged).isEmpty();

        assertThat(bench.purge("a", "{\"confirm\": \"a\"}").getStatus()).isEqualTo(204);
        assertThat(bench.purge("filed", "{\"confirm\": \"filed\"}").getStatus()).isEqualTo(204);
        assertThat(bench.registry.purged).containsExactly(id("a"), id("filed"));
        assertThat(bench.registry.hosts.find(id("filed"))).isPresent();
    }

    @Test
    void what_is_still_read_is_not_purged() {
        bench.registry.quiet = () -> false;

        var problem = problem(() -> bench.purge("filed", "{\"confirm\": \"filed\"}"));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("/problems/still-read");
        assertThat(bench.registry.purged).isEmpty();
    }

    @Test
    void what_is_enabled_again_while_a_purge_waits_is_not_purged() {
        var tag =
                etag(bench.add("{\"id\": \"a\", \"base_url\": \"http://a\", \"enabled\": false}"));
        bench.registry.quiet =
                () -> {
                    bench.registry.quiet = () -> true;
                    bench.change("a", tag, "{\"enabled\": true}");
                    return true;
                };

        var problem = problem(() -> bench.purge("a", "{\"confirm\": \"a\"}"));

        assertThat(problem.type()).isEqualTo("/problems/still-enabled");
        assertThat(bench.registry.purged).isEmpty();
    }

    @Test
    void one_host_has_one_reader_however_its_address_is_spelled() {
        bench.add("{\"id\": \"a\", \"base_url\": \"http://127.0.0.1:8080\"}");
        bench.add("{\"id\": \"c\", \"base_url\": \"http://[fd00:0:0::7]:8080\"}");
        for (var other :
                List.of(
                        "http://localhost:8080",
                        "http://LOCALHOST:8080/",
                        "http://[::1]:8080",
                        "http://127.1.2.3:8080",
                        "http://[::ffff:127.0.0.1]:8080",
                        "http://[FD00::0007]:8080")) {
            var body = "{\"id\": \"b\", \"base_url\": \"%s\"}".formatted(other);

            assertThat(problem(() -> bench.add(body)).type())
                    .as(other)
                    .isEqualTo("/problems/host-read-already");
        }
        bench.add("{\"id\": \"b\", \"base_url\": \"http://localhost:8081\"}");
    }
}
