package boocontrol.hosts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.testing.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderStoreTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final ProviderStore store = new TransactedStore(DATABASE);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM control_hosts");
    }

    @Test
    void every_field_comes_back_as_it_went() {
        for (var key :
                List.of(
                        new KeySource.None(),
                        new KeySource.Environment("A_KEY"),
                        new KeySource.SecretFile("/run/secrets/a"),
                        new KeySource.Pasted())) {
            for (var kind : ProviderKind.values()) {
                for (var origin : Origin.values()) {
                    var provider = provider("a." + kind.word(), kind, key, origin);
                    var kept = store.put(List.of(provider)).getFirst();

                    assertThat(store.all()).contains(kept);
                    assertThat(kept).isEqualTo(provider.withRevision(kept.revision()));
                }
            }
        }
    }

    @Test
    void an_id_is_added_once() {
        var provider = provider("a");

        var revision = store.add(provider);

        assertThat(revision).isPresent();
        assertThat(store.add(provider)).isEmpty();
        assertThat(store.all()).containsExactly(provider.withRevision(revision.getAsLong()));
    }

    @Test
    void only_the_revision_that_was_read_can_be_changed_or_removed() {
        var first = store.add(provider("a")).getAsLong();
        var second = store.change(provider("a").disabled().withRevision(first)).getAsLong();

        assertThat(second).isGreaterThan(first);
        assertThat(store.change(provider("a").withRevision(first))).isEmpty();
        assertThat(store.remove(new ProviderId("a"), first)).isFalse();
        assertThat(store.all()).containsExactly(provider("a").disabled().withRevision(second));
        assertThat(store.remove(new ProviderId("a"), second)).isTrue();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void a_change_brings_nothing_back_that_was_removed() {
        var revision = store.add(provider("a")).getAsLong();
        store.remove(new ProviderId("a"), revision);

        assertThat(store.change(provider("a").withRevision(revision))).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void an_id_that_comes_again_has_a_revision_of_its_own() {
        var first = store.add(provider("a")).getAsLong();
        store.remove(new ProviderId("a"), first);

        assertThat(store.add(provider("a")).getAsLong()).isGreaterThan(first);
        assertThat(store.remove(new ProviderId("a"), first)).isFalse();
    }

    @Test
    void what_is_put_in_one_go_is_there_whole_or_not_at_all() {
        var bad = provider("b", ProviderKind.OPENAI, new KeySource.None(), Origin.FILE);
        DATABASE.execute("ALTER TABLE control_hosts ADD CONSTRAINT c CHECK (kind <> 'openai')");

        assertThatThrownBy(() -> store.put(List.of(provider("a"), bad)))
                .hasStackTraceContaining("violates check constraint");

        DATABASE.execute("ALTER TABLE control_hosts DROP CONSTRAINT c");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void providers_come_ordered_by_id_as_java_orders_texts() {
        for (var id : List.of("b", "a_b", "a-b", "a.b", "a1", "ab", "a")) {
            assertThat(store.add(provider(id))).isNotEqualTo(OptionalLong.empty());
        }

        assertThat(store.all())
                .extracting(provider -> provider.id().value())
                .containsExactly("a", "a-b", "a.b", "a1", "a_b", "ab", "b");
    }

    static Provider provider(String id) {
        return provider(id, ProviderKind.LLAMA_SWAP, new KeySource.None(), Origin.COCKPIT);
    }

    static Provider provider(String id, ProviderKind kind, KeySource key, Origin origin) {
        return new ProviderDraft(
                        new ProviderId(id),
                        "Sam's \"desktop\" \\ ünïcödé 🖥",
                        kind,
                        URI.create("http://" + id.replace('_', '-') + ".lan:8080/swap"),
                        key,
                        true,
                        "Windows",
                        List.of("RTX 5090 32GB", "a \"b\", [c]"),
                        List.of("org/model:Q4_K_M", "m2"),
                        List.of())
                .owned(origin, 0);
    }
}
