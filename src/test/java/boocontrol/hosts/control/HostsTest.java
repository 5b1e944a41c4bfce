package boocontrol.hosts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import boocontrol.hosts.entity.FileState;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Outcome;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The registry between its table, its file and its listeners.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostsTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private RegistryBench bench;

    @BeforeEach
    void open() {
        bench = new RegistryBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void it_starts_with_what_the_table_and_the_file_say_and_tells_nobody() {
        bench.store.add(cockpit("b"));
        bench.write("providers:\n- {id: a, base_url: http://a}\n");

        var hosts = bench.start();

        assertThat(hosts.all())
                .extracting(Provider::id, Provider::origin, Provider::enabled)
                .containsExactly(
                        tuple(id("a"), Origin.FILE, true), tuple(id("b"), Origin.COCKPIT, true));
        assertThat(bench.told).isEmpty();
        assertThat(bench.store.all()).isEqualTo(hosts.all());
    }

    @Test
    void a_file_that_cannot_be_used_stops_the_start_with_one_line() {
        bench.write("providers:\n- {id: a, bas_url: http://a}\n");
        assertThatThrownBy(bench::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the file of providers %s: line 2: unknown key bas_url; did you mean base_url?",
                        bench.file);

        bench.remove();
        assertThatThrownBy(bench::start).hasMessageEndingWith("providers.yaml: it is not there");

        bench.write("providers: []\n" + "#".repeat(1 << 20));
        assertThatThrownBy(bench::start).hasMessageEndingWith("it is larger than 1 MiB");

        bench.write(new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(bench::start).hasMessageEndingWith("it is not in UTF-8");
        assertThat(bench.store.all()).isEmpty();
    }

    @Test
    void an_edit_applies_within_five_seconds_however_it_is_saved() throws IOException {
        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        var hosts = bench.start();

        bench.write("providers:\n- {id: a, base_url: http://a2}\n- {id: b, base_url: http://b}\n");
        Await.until("written in place", FIVE_SECONDS, () -> hosts.all().size() == 2);

        var other = bench.file.resolveSibling("other.yaml");
        Files.writeString(other, "providers:\n- {id: a, base_url: http://a3}\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(bench.file));
        Files.move(other, bench.file, StandardCopyOption.ATOMIC_MOVE);
        Await.until(
                "moved into place with an old time",
                FIVE_SECONDS,
                () -> hosts.find(id("a")).get().baseUrl().equals(URI.create("http://a3")));

        assertThat(hosts.find(id("b")).get().enabled()).isFalse();
        assertThat(bench.told).hasSize(2);
        assertThat(bench.told.getLast()).isEqualTo(hosts.all());
        assertThat(bench.store.all()).isEqualTo(hosts.all());
    }

    @Test
    void a_provider_that_leaves_the_file_is_disabled_and_comes_back_with_it() {
        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        var hosts = bench.start();
        var before = hosts.find(id("a")).get();

        bench.write("providers: []\n");
        Await.until("disabled", FIVE_SECONDS, () -> !hosts.find(id("a")).get().enabled());
        assertThat(hosts.registry().gone(hosts.find(id("a")).get())).isTrue();
        assertThat(hosts.find(id("a")).get().revision()).isGreaterThan(before.revision());

        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        Await.until("enabled", FIVE_SECONDS, () -> hosts.find(id("a")).get().enabled());
        assertThat(hosts.registry().gone(hosts.find(id("a")).get())).isFalse();
    }

    @Test
    void a_broken_edit_changes_nothing_and_is_said_once() {
        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        var hosts = bench.start();
        var before = hosts.all();

        try (var log = new LogLines(FileFollower.class)) {
            bench.write(
                    "providers:\n- {id: a, base_url: http://a}\n- {id: a, base_url: http://b}\n");
            Await.until(
                    "said",
                    FIVE_SECONDS,
                    () ->
                            hosts.fileState()
                                    .equals(
                                            new FileState.Broken(
                                                    "line 3: the provider a is here twice, before in line 2")));
            bench.remove();
            Await.until(
                    "gone",
                    FIVE_SECONDS,
                    () -> hosts.fileState().equals(new FileState.Broken("it is not there")));
            assertThat(hosts.all()).isEqualTo(before);
            assertThat(bench.told).isEmpty();

            bench.write("providers:\n- {id: a, base_url: http://c}\n");
            Await.until(
                    "healed",
                    FIVE_SECONDS,
                    () -> hosts.fileState().equals(new FileState.Applied()));
            assertThat(hosts.find(id("a")).get().baseUrl()).isEqualTo(URI.create("http://c"));
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getFirst())
                    .contains("line 3: the provider a is here twice")
                    .contains("what it said before stays in force");
        }
    }

    @Test
    void an_edit_that_the_database_does_not_take_is_tried_again() {
        bench.write("providers: []\n");
        var hosts = bench.start();

        bench.execute("ALTER TABLE control_hosts ADD CONSTRAINT c CHECK (id <> 'a')");
        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        Await.until("said", FIVE_SECONDS, () -> hosts.fileState() instanceof FileState.Broken);
        assertThat(hosts.all()).isEmpty();

        bench.execute("ALTER TABLE control_hosts DROP CONSTRAINT c");
        Await.until(
                "applied", FIVE_SECONDS, () -> hosts.fileState().equals(new FileState.Applied()));
        assertThat(hosts.find(id("a"))).isPresent();
    }

    @Test
    void the_file_wins_over_the_cockpit() {
        bench.store.add(cockpit("a"));
        bench.store.add(cockpit("same-host", "http://x"));
        bench.store.add(cockpit("other", "http://y"));
        bench.write(
                """
                providers:
                - {id: a, name: of the file, base_url: http://a2}
                - {id: x, base_url: http://x}
                """);

        var hosts = bench.start();

        assertThat(hosts.find(id("a")).get())
                .extracting(Provider::origin, Provider::name)
                .containsExactly(Origin.FILE, "of the file");
        assertThat(hosts.find(id("same-host")).get())
                .extracting(Provider::origin, Provider::enabled)
                .containsExactly(Origin.COCKPIT, false);
        assertThat(hosts.find(id("other")).get().enabled()).isTrue();
    }

    @Test
    void a_start_with_the_same_file_changes_nothing() {
        bench.write("providers:\n- {id: a, base_url: http://a, gpus: [g]}\n");
        var before = bench.start().all();
        bench.stop();

        assertThat(bench.start().all()).isEqualTo(before);
    }

    @Test
    void without_a_file_its_providers_are_disabled() {
        bench.write("providers:\n- {id: a, base_url: http://a}\n");
        bench.start();
        bench.stop();

        var hosts = bench.startWithoutFile();

        assertThat(hosts.find(id("a")).get().enabled()).isFalse();
        assertThat(hosts.fileState()).isEqualTo(new FileState.None());
    }

    @Test
    void a_listener_that_fails_keeps_nobody_from_being_told() {
        bench.write("providers: []\n");
        bench.failing = true;
        var hosts = bench.start();

        try (var log = new LogLines(Hosts.class)) {
            bench.write("providers:\n- {id: a, base_url: http://a}\n");
            Await.until("told", FIVE_SECONDS, () -> bench.told.size() == 1);

            assertThat(bench.told.getFirst()).isEqualTo(hosts.all());
            assertThat(log.lines()).anyMatch(line -> line.contains("a listener failed"));
        }
    }

    @Test
    void stop_ends_its_thread() {
        bench.write("providers: []\n");
        bench.start();
        Await.until("it runs", () -> bench.loops.alive() == 1);

        bench.stop();

        Await.until("ended", () -> bench.loops.alive() == 0);
    }

    private static Provider cockpit(String id) {
        return cockpit(id, "http://" + id);
    }

    private static Provider cockpit(String id, String url) {
        return new ProviderDraft(
                        id(id),
                        id,
                        ProviderKind.LLAMA_SWAP,
                        URI.create(url),
                        new KeySource.None(),
                        true,
                        "",
                        List.of(),
                        List.of(),
                        List.of())
                .owned(Origin.COCKPIT, 0);
    }

    private static ProviderId id(String id) {
        return new ProviderId(id);
    }

    @Test
    void a_slow_look_up_holds_nobody_else_up() throws Exception {
        bench.names.put("slow.lan", "10.0.0.9");
        bench.startWithoutFile();
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        bench.resolving =
                () -> {
                    asked.countDown();
                    Await.until("released", () -> release.getCount() == 0);
                };
        var edits = bench.edits();
        var slow =
                CompletableFuture.supplyAsync(
                        () -> edits.add(draft("slow", "http://slow.lan"), Optional.empty()));
        asked.await();

        var quick = edits.add(draft("quick", "http://10.0.0.7"), Optional.empty());

        assertThat(quick).isInstanceOf(Outcome.Done.class);
        assertThat(slow).isNotDone();
        release.countDown();
        assertThat(slow.get()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.hosts.all())
                .extracting(Provider::id)
                .containsExactly(id("quick"), id("slow"));
    }

    private static ProviderDraft draft(String id, String url) {
        return ProviderDraft.of(cockpit(id, url));
    }
}
