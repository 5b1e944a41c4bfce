package boocontrol.fleet.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.fleet.control.ModelEventStore;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Refused;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsResourceTest {

    private static final ProviderId BOX = new ProviderId("box");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.inTransaction(entities -> {
            var store = new ModelEventStore(entities);
            for (var n = 0; n < 12; n++) {
                store.insert(ModelEvent.of(BOX, "m", Kind.READY, NOON.plusSeconds(n / 4), true));
            }
            return 0;
        });
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void the_cursor_of_a_page_leads_to_the_next_until_there_is_none() {
        var ids = new ArrayList<Object>();
        var before = Optional.<String>empty();
        var pages = 0;
        do {
            var cursor = before.orElse(null);
            var page = ask(resource -> resource.events(asking(q -> q.before = cursor), null, "5"));
            page.events().forEach(event -> ids.add(event.id()));
            before = page.next();
            pages++;
        } while (before.isPresent());

        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "provider_id | Not An Id    | a provider id is 1 to 63",
                "provider_id | ../x         | a provider id is 1 to 63",
                "provider_id | auto         | taken by the gateway",
                "model       | ''           | must be 1 to 512 characters",
                "kind        | exploded     | must be one of loading, ready",
                "before      | yesterday    | take it from next",
                "before      | 1_x          | take it from next",
                "before      | 99999999999999999_------------------------------------ | next",
                "from        | yesterday    | write times as",
                "to          | 2026-02-30T00:00:00Z | write times as",
                "to          | 0000-01-01T00:00:00Z | between the years",
                "limit       | 0            | between 1 and 500",
                "limit       | -1           | between 1 and 500",
                "limit       | 501          | between 1 and 500",
                "limit       | 1e9          | between 1 and 500",
                "limit       | 99999999999  | between 1 and 500",
                "limit       | ''           | between 1 and 500"
            })
    void a_bad_parameter_is_refused_by_its_name(String name, String value, String says) {
        assertThatThrownBy(() -> ask(resource -> events(resource, name, value)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(400);
                            assertThat(refused.problem().detail()).contains(name, says);
                        });
    }

    @Test
    void a_model_with_nul_or_of_great_length_is_refused() {
        for (var model : new String[] {"a\0b", "x".repeat(513)}) {
            assertThatThrownBy(() -> ask(resource -> events(resource, "model", model)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void an_event_is_written_with_all_its_fields() {
        var gap =
                new ModelEvent.Gap(
                        OptionalLong.of(3),
                        OptionalLong.of(10),
                        OptionalLong.of(19),
                        OptionalLong.of(10),
                        "ten ids are missing");
        var other = new ProviderId("other");
        database.inTransaction(entities -> {
            new ModelEventStore(entities).insert(ModelEvent.gap(other, gap, NOON));
            return 0;
        });

        var json =
                Json.write(
                                ask(resource ->
                                        resource.events(
                                                asking(q -> q.provider = "other"), "gap", "100")))
                        .replaceFirst("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"-\"");

        assertThat(json)
                .isEqualTo(
                        "{\"events\":[{\"at\":\"2026-01-01T12:00:00.123456Z\",\"duration_ms\":null,"
                                + "\"gap\":{\"count\":10,\"epoch\":3,\"first_id\":10,\"last_id\":19},"
                                + "\"id\":\"-\",\"kind\":\"gap\",\"model\":\"*\",\"observed\":true,"
                                + "\"provider_id\":\"other\",\"text\":\"ten ids are missing\"}],"
                                + "\"next\":null}");
    }

    @Test
    void a_load_is_written_with_its_duration() {
        var loaded = new ProviderId("loaded");
        database.inTransaction(entities -> {
            var event = ModelEvent.of(loaded, "m", Kind.READY, NOON, true);
            new ModelEventStore(entities)
                    .insert(event.lasting(Optional.of(Duration.ofMillis(1_250))));
            return 0;
        });

        var page =
                ask(resource -> resource.events(asking(q -> q.provider = "loaded"), null, "100"));

        assertThat(page.events().getFirst().durationMs()).hasValue(1_250);
    }

    @Test
    void a_swap_tells_who_went_and_what_it_cost() {
        var swapping = new ProviderId("swapping");
        database.inTransaction(entities -> {
            var store = new ModelEventStore(entities);
            store.insert(ModelEvent.of(swapping, "old", Kind.STOPPING, NOON, true));
            store.insert(ModelEvent.of(swapping, "old", Kind.STOPPED, NOON.plusSeconds(2), true));
            store.insert(ModelEvent.of(swapping, "new", Kind.LOADING, NOON.plusSeconds(2), true));
            store.insert(ModelEvent.of(swapping, "new", Kind.READY, NOON.plusSeconds(9), true));
            return 0;
        });

        var page =
                database.inTransaction(entities -> {
                    var resource = new SwapsResource();
                    resource.store = new ModelEventStore(entities);
                    return resource.swaps(asking(q -> q.provider = "swapping"), "50");
                });

        assertThat(page.next()).isEmpty();
        assertThat(page.swaps())
                .singleElement()
                .satisfies(swap -> {
                    assertThat(swap.model()).isEqualTo("new");
                    assertThat(swap.evicted()).containsExactly("old");
                    assertThat(swap.end()).contains(Kind.READY);
                    assertThat(swap.costMs()).hasValue(9_000);
                });
    }

    private static EventsView events(EventsResource resource, String name, String value) {
        var query = new EventsQuery();
        query.provider = name.equals("provider_id") ? value : null;
        query.model = name.equals("model") ? value : null;
        query.before = name.equals("before") ? value : null;
        query.from = name.equals("from") ? value : null;
        query.to = name.equals("to") ? value : null;
        return resource.events(
                query, name.equals("kind") ? value : null, name.equals("limit") ? value : "100");
    }

    private static EventsQuery asking(Consumer<EventsQuery> asking) {
        var query = new EventsQuery();
        asking.accept(query);
        return query;
    }

    private static EventsView ask(Function<EventsResource, EventsView> question) {
        return database.inTransaction(entities -> {
            var resource = new EventsResource();
            resource.store = new ModelEventStore(entities);
            return question.apply(resource);
        });
    }
}
