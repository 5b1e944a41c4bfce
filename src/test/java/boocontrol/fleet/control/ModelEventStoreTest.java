package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.EventFilter.Cursor;
import boocontrol.fleet.entity.KeptEvent;
import boocontrol.fleet.entity.LoadTimes;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelEventStoreTest {

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
        database.execute("TRUNCATE control_model_events");
    }

    @Test
    void an_event_comes_back_as_it_was() {
        var ready =
                ModelEvent.of(BOX, "m", Kind.READY, NOON, true)
                        .lasting(Optional.of(Duration.ofMillis(1_234)));
        var failed =
                ModelEvent.of(BOX, "m", Kind.LOAD_FAILED, NOON.plusSeconds(1), false)
                        .with(Optional.of("no memory"));
        var gap =
                new ModelEvent.Gap(
                        OptionalLong.of(3),
                        OptionalLong.of(10),
                        OptionalLong.of(19),
                        OptionalLong.of(10),
                        "ten ids are missing");
        var suspected =
                new ModelEvent.Gap(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "the ring began anew");
        insert(ready, failed);
        insert(ModelEvent.gap(BOX, gap, NOON.plusSeconds(2)));
        insert(ModelEvent.gap(BOX, suspected, NOON.plusSeconds(3)));

        assertThat(find(filter(100)))
                .extracting(KeptEvent::event)
                .containsExactly(
                        ModelEvent.gap(BOX, suspected, NOON.plusSeconds(3)),
                        ModelEvent.gap(BOX, gap, NOON.plusSeconds(2)),
                        failed,
                        ready);
    }

    @Test
    void writing_a_batch_again_changes_nothing() {
        var batch =
                List.of(
                        new ModelEvents.Queued(UUID.randomUUID(), event(BOX, "a", 0)),
                        new ModelEvents.Queued(UUID.randomUUID(), event(BOX, "b", 1)));
        inStore(store -> {
            store.write(batch);
            return 0;
        });
        inStore(store -> {
            store.write(batch);
            return 0;
        });

        assertThat(database.count("SELECT count(*) FROM control_model_events")).isEqualTo(2);
    }

    @Test
    void texts_that_postgresql_does_not_take_are_made_storable() {
        var poison = "a\0b\uD800c\uDC00d\uD83D\uDE00" + "x".repeat(5_000);
        insert(ModelEvent.of(BOX, poison, Kind.LOAD_FAILED, NOON, true).with(Optional.of(poison)));

        var event = find(filter(1)).getFirst().event();
        assertThat(event.model()).startsWith("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00xx").hasSize(500);
        assertThat(event.text().orElseThrow()).startsWith("a\uFFFDb\uFFFDc\uFFFDd").hasSize(2_000);
    }

    @Test
    void pages_hold_every_event_once_also_within_one_instant() {
        for (var n = 0; n < 25; n++) {
            insert(event(BOX, "m" + n, n / 10));
        }
        var seen = new ArrayList<String>();
        var before = Optional.<Cursor>empty();
        for (var page = 0; page < 5; page++) {
            var found = find(filter(before, 7));
            found.forEach(kept -> seen.add(kept.event().model()));
            before = found.stream().reduce((_, last) -> last).map(ModelEventStoreTest::cursor);
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 5)).allMatch(model -> model.matches("m2[0-4]"));
    }

    @Test
    void a_page_does_not_move_when_newer_events_come() {
        for (var n = 0; n < 6; n++) {
            insert(event(BOX, "m" + n, n));
        }
        var first = find(filter(3));
        insert(event(BOX, "newer", 100));

        assertThat(find(filter(Optional.of(cursor(first.getLast())), 3)))
                .extracting(kept -> kept.event().model())
                .containsExactly("m2", "m1", "m0");
    }

    @Test
    void filters_narrow_what_is_found() {
        insert(event(BOX, "a", 0), event(OTHER, "a", 1), event(BOX, "b", 2));
        insert(ModelEvent.of(BOX, "a", Kind.STOPPED, NOON.plusSeconds(3), true));

        assertThat(models(Optional.of(BOX), Optional.empty(), Optional.empty()))
                .containsExactly("a", "b", "a");
        assertThat(models(Optional.of(BOX), Optional.of("a"), Optional.empty()))
                .containsExactly("a", "a");
        assertThat(models(Optional.empty(), Optional.of("a"), Optional.of(Kind.READY)))
                .containsExactly("a", "a");
        assertThat(models(Optional.of(OTHER), Optional.of("b"), Optional.empty())).isEmpty();
        assertThat(models(Optional.empty(), Optional.of("' OR 1=1 --"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void the_last_loads_of_each_model_are_found_newest_first() {
        for (var n = 0; n < 30; n++) {
            insert(event(BOX, "a", n).lasting(Optional.of(Duration.ofSeconds(n))));
        }
        insert(event(BOX, "b", 0).lasting(Optional.of(Duration.ofSeconds(7))));
        insert(event(BOX, "c", 0));
        insert(event(OTHER, "a", 0).lasting(Optional.of(Duration.ofSeconds(9))));

        var loads = inStore(ModelEventStore::loads);

        assertThat(loads.keySet()).containsExactlyInAnyOrder(BOX, OTHER);
        assertThat(loads.get(BOX).keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(loads.get(BOX).get("a").last())
                .hasSize(LoadTimes.KEPT)
                .startsWith(Duration.ofSeconds(29), Duration.ofSeconds(28));
        assertThat(loads.get(OTHER))
                .isEqualTo(Map.of("a", LoadTimes.NONE.plus(Duration.ofSeconds(9))));
    }

    @Test
    void a_purged_host_leaves_nothing_and_the_others_stay() {
        insert(event(BOX, "a", 0), event(OTHER, "a", 0));
        inStore(store -> {
            store.purge(BOX);
            return 0;
        });

        assertThat(find(filter(10)))
                .extracting(kept -> kept.event().provider())
                .containsExactly(OTHER);
    }

    private static ModelEvent event(ProviderId provider, String model, int second) {
        return ModelEvent.of(provider, model, Kind.READY, NOON.plusSeconds(second), true);
    }

    private static void insert(ModelEvent... events) {
        inStore(store -> {
            for (var event : events) {
                store.insert(event);
            }
            return 0;
        });
    }

    private static List<KeptEvent> find(EventFilter filter) {
        return inStore(store -> store.find(filter));
    }

    private static List<String> models(
            Optional<ProviderId> provider, Optional<String> model, Optional<Kind> kind) {
        return find(
                        new EventFilter(
                                provider,
                                model,
                                kind,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                100))
                .stream()
                .map(kept -> kept.event().model())
                .toList();
    }

    private static EventFilter filter(int limit) {
        return filter(Optional.empty(), limit);
    }

    private static EventFilter filter(Optional<Cursor> before, int limit) {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                limit);
    }

    private static Cursor cursor(KeptEvent kept) {
        return new Cursor(kept.event().at(), kept.id());
    }

    private static <T> T inStore(Function<ModelEventStore, T> work) {
        return database.inTransaction(entities -> work.apply(new ModelEventStore(entities)));
    }
}
