package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.KeptHost;
import boocontrol.fleet.entity.ModelView;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostStateStoreTest {

    private static final ProviderId BOX = new ProviderId("box");
    private static final ProviderId OTHER = new ProviderId("other");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE control_host_state");
    }

    @Test
    void a_host_comes_back_as_it_was() {
        var full =
                new ModelView(
                        new SwapModel(
                                "org/m:7b",
                                "A name",
                                "A description",
                                Phase.READY,
                                true,
                                Optional.of("peer"),
                                List.of("one", "two"),
                                OptionalInt.of(4_096)),
                        Optional.of(NOON.minusSeconds(60)),
                        Optional.of(Duration.ofSeconds(300)),
                        new ModelView.Expiry.None(),
                        Optional.empty(),
                        OptionalInt.of(4_096),
                        Optional.of("no memory"));
        var facts =
                new HostFacts(
                        Dialect.STORE,
                        "v250",
                        OptionalInt.of(250),
                        "abc",
                        Optional.of(NOON.minusSeconds(3_600)),
                        Optional.of(Duration.ofSeconds(-7)));
        var host =
                new KeptHost(
                        BOX,
                        Optional.of(facts),
                        Optional.of(NOON),
                        List.of(full, bare("m", Phase.STOPPED)),
                        Optional.of(NOON.minusSeconds(1)));
        write(host, KeptHost.unknown(OTHER));

        assertThat(all()).isEqualTo(Map.of(BOX, host, OTHER, KeptHost.unknown(OTHER)));
    }

    @Test
    void every_phase_comes_back() {
        var models = Arrays.stream(Phase.values()).map(phase -> bare(phase.name(), phase)).toList();
        var host = new KeptHost(BOX, Optional.empty(), Optional.empty(), models, Optional.empty());
        write(host);

        assertThat(all().get(BOX)).isEqualTo(host);
    }

    @Test
    void a_later_state_replaces_the_one_before() {
        write(host(bare("a", Phase.READY)));
        write(host(bare("b", Phase.READY)));

        assertThat(all().get(BOX)).isEqualTo(host(bare("b", Phase.READY)));
    }

    @Test
    void texts_that_postgresql_does_not_take_are_made_storable() {
        write(host(bare("a\0b\uD800c", Phase.READY)));

        assertThat(all().get(BOX)).isEqualTo(host(bare("a\uFFFDb\uFFFDc", Phase.READY)));
    }

    @Test
    void a_row_that_cannot_be_read_counts_as_none_and_harms_no_other() {
        write(host(bare("a", Phase.READY)));
        for (var bad :
                List.of(
                        "'bad1', '[]', '{}'",
                        "'bad2', '[{\"id\":7}]', NULL",
                        "'bad3', '{}', NULL",
                        "'bad4', '[]', '{\"dialect\":\"TELEPATHY\"}'",
                        "'Not An Id', '[]', NULL")) {
            database.execute(
                    "INSERT INTO control_host_state (provider_id, models, facts, updated_at)"
                            + " VALUES (%s, now())".formatted(bad));
        }

        assertThat(all().keySet()).containsExactly(BOX);
    }

    @Test
    void a_purged_host_leaves_nothing_and_the_others_stay() {
        write(host(bare("a", Phase.READY)), KeptHost.unknown(OTHER));
        database.inTransaction(entities -> {
            new HostStateStore(entities).purge(BOX);
            return 0;
        });

        assertThat(all().keySet()).containsExactly(OTHER);
    }

    private static KeptHost host(ModelView model) {
        return new KeptHost(
                BOX, Optional.empty(), Optional.of(NOON), List.of(model), Optional.of(NOON));
    }

    private static ModelView bare(String id, Phase phase) {
        return new ModelView(
                new SwapModel(
                        id, "", "", phase, false, Optional.empty(), List.of(), OptionalInt.empty()),
                Optional.empty(),
                Optional.empty(),
                new ModelView.Expiry.None(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static void write(KeptHost... hosts) {
        database.inTransaction(entities -> {
            new HostStateStore(entities).write(List.of(hosts), NOON);
            return 0;
        });
    }

    private static Map<ProviderId, KeptHost> all() {
        return database.inTransaction(entities -> new HostStateStore(entities).all());
    }
}
