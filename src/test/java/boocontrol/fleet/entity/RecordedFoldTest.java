package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.Seeds;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What real hosts told, folded; compared with what stands in the recordings, read in another way.
class RecordedFoldTest {

    static List<String> folders() {
        return RecordedHostFiles.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_change_of_a_state_is_one_event_and_nothing_else_is(String folder) {
        var told = new ArrayList<String>();
        RecordedHostFiles.read(folder).streams().forEach(stream -> told.addAll(changes(stream)));

        var events =
                Fold.played(folder, (_, _) -> {}).events.stream()
                        .filter(event -> !event.model().equals(ModelEvent.HOST))
                        .filter(ModelEvent::observed)
                        .sorted(Comparator.comparing(ModelEvent::at))
                        .map(event -> event.model() + " " + event.kind().word())
                        .toList();

        assertThat(events).containsExactlyInAnyOrderElementsOf(told);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nothing_that_real_hosts_tell_is_unknown_or_broken(String folder) {
        assertThat(Fold.played(folder, (_, _) -> {}).state().losses()).isEqualTo(Losses.NONE);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_reconnect_tells_an_outcome_only_of_models_that_are_not_as_they_were(String folder) {
        var fold = Fold.starting();
        var version = 250;
        for (var stream : RecordedHostFiles.read(folder).streams()) {
            fold.at(stream.headMs()).open(version);
            var before = phases(fold);
            var until = fold.events.size();
            firstModels(stream).forEach(fold::on);
            var after = phases(fold);
            var expected =
                    before.keySet().stream()
                            .filter(id -> before.get(id) != after.getOrDefault(id, Phase.STOPPED))
                            .toList();
            assertThat(fold.events.subList(until, fold.events.size()))
                    .allMatch(event -> !event.observed())
                    .extracting(ModelEvent::model)
                    .containsExactlyInAnyOrderElementsOf(expected);
            stream.chunks().forEach(chunk -> Fold.events(chunk.bytes()).forEach(fold::on));
            fold.lose(Liveness.Reason.Word.ENDED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v172/main, 'exit status 1, exit code: 1'",
        "v190/main, 'exit status 1, exit code: 1'",
        "v217/main, 'exit status 1, exit code: 1'",
        "v235/main, upstream command exited prematurely",
        "v236/main, upstream command exited prematurely",
        "v240/main, upstream command exited prematurely",
        "v250/main, upstream command exited prematurely"
    })
    void a_failed_load_is_told_with_the_text_of_its_host(String folder, String text) {
        var fold = Fold.played(folder, (_, _) -> {});

        var failed = fold.events.stream().filter(e -> e.kind() == Kind.LOAD_FAILED).toList();
        assertThat(failed)
                .extracting(ModelEvent::model)
                .containsExactly("broken-loading", "broken");
        assertThat(failed).allMatch(event -> event.text().orElse("").equals(text));
        assertThat(failed).allMatch(ModelEvent::observed);
        assertThat(fold.view("broken").failure()).contains(text);
        assertThat(fold.view("fake").failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v172/main",
                "v190/main",
                "v217/main",
                "v235/main",
                "v236/main",
                "v240/main",
                "v250/main"
            })
    void a_load_is_measured_from_first_sight_to_ready(String folder) {
        var fold = Fold.played(folder, (_, _) -> {});

        var ready = fold.events.stream().filter(e -> e.kind() == Kind.READY).toList();
        assertThat(ready)
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.duration().orElseThrow())
                                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(7)));
        assertThat(fold.view("fake").medianLoad()).isPresent();
        assertThat(fold.view("gemma-270m-c").medianLoad()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}, at most {2}")
    @CsvSource({
        "v190/main,    Unknown, 0",
        "v217/main,    Some,    0",
        "v217/routing, Some,    0",
        "v235/main,    Listed,  3",
        "v235/routing, Listed,  4",
        "v236/main,    Listed,  3",
        "v240/main,    Listed,  3",
        "v250/main,    Listed,  3",
        "v250/routing, Listed,  4"
    })
    void requests_in_flight_are_told_in_the_shape_of_the_era(
            String folder, String shape, int most) {
        var shapes = new HashMap<String, Integer>();
        Fold.played(
                folder,
                (fold, _) -> {
                    var count =
                            switch (fold.state().inflight()) {
                                case Inflight.Listed(var requests) -> requests.size();
                                case Inflight.Total(var total) -> total;
                                case Inflight.Some _, Inflight.Unknown _ -> 0;
                            };
                    var name = fold.state().inflight().getClass().getSimpleName();
                    shapes.merge(name, count, Math::max);
                });

        shapes.remove("Unknown");
        assertThat(shapes).isEqualTo(shape.equals("Unknown") ? Map.of() : Map.of(shape, most));
    }

    /// Each type keeps its order, between types there is none.
    @ParameterizedTest
    @ValueSource(strings = {"v235/main", "v240/main", "v250/main", "v250/routing"})
    void the_order_of_types_among_each_other_does_not_matter(String folder) {
        var stream = RecordedHostFiles.read(folder).streams().getFirst();
        var all =
                stream.chunks().stream()
                        .flatMap(chunk -> Fold.events(chunk.bytes()).stream())
                        .toList();
        var straight = Fold.starting().open(250);
        all.forEach(straight::on);
        Seeds.each(
                50,
                random -> {
                    var queues =
                            List.of(
                                    new ArrayList<>(all.stream().filter(this::inflight).toList()),
                                    new ArrayList<>(
                                            all.stream().filter(e -> !inflight(e)).toList()));
                    var fold = Fold.starting().open(250);
                    while (!queues.get(0).isEmpty() || !queues.get(1).isEmpty()) {
                        var queue = queues.get(random.nextInt(2));
                        if (!queue.isEmpty()) {
                            fold.on(queue.removeFirst());
                        }
                    }
                    assertThat(fold.state().inflight()).isEqualTo(straight.state().inflight());
                    assertThat(fold.events).isEqualTo(straight.events);
                });
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_restart_of_ours_invents_nothing(String folder) {
        var stream = RecordedHostFiles.read(folder).streams().getFirst();
        var lists =
                stream.chunks().stream()
                        .flatMap(chunk -> Fold.events(chunk.bytes()).stream())
                        .filter(SwapEvent.ModelStatus.class::isInstance)
                        .toList();
        for (var cut = 1; cut < lists.size(); cut++) {
            var before = Fold.starting().open(250);
            lists.subList(0, cut).forEach(before::on);

            var after = Fold.rebuilt(KeptHost.of(before.state()), Map.of());
            assertThat(after.state().models()).isNotEmpty();
            after.open(250).on(lists.get(cut - 1));

            assertThat(after.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
            assertThat(phases(after)).isEqualTo(phases(before));
        }
    }

    private boolean inflight(SwapEvent event) {
        return event instanceof SwapEvent.InflightSnapshot
                || event instanceof SwapEvent.InflightUpsert
                || event instanceof SwapEvent.InflightRemove;
    }

    private static Map<String, Phase> phases(Fold fold) {
        var phases = new HashMap<String, Phase>();
        fold.state()
                .models()
                .forEach(view ->
                        phases.put(view.model().id(), PhaseSteps.plain(view.model().phase())));
        return phases;
    }

    private static Stream<SwapEvent> firstModels(RecordedHostFiles.Stream stream) {
        return stream.chunks().stream()
                .flatMap(chunk -> Fold.events(chunk.bytes()).stream())
                .filter(SwapEvent.ModelStatus.class::isInstance)
                .limit(1);
    }

    /// `model word` of every change between two lists of one stream, straight from the JSON.
    private static List<String> changes(RecordedHostFiles.Stream stream) {
        var changes = new ArrayList<String>();
        var before = new HashMap<String, String>();
        for (var list : lists(stream)) {
            for (var model : list.getValuesAs(JsonObject.class)) {
                var id = model.getString("id");
                var state = model.getString("state").replace("shutdown", "stopped");
                var last = before.put(id, state);
                if (last != null && !last.equals(state)) {
                    changes.add(id + " " + word(last, state));
                }
            }
        }
        return changes;
    }

    private static String word(String before, String after) {
        if (before.equals("starting") && after.equals("stopped")) {
            return "load_failed";
        }
        return after.equals("starting") ? "loading" : after;
    }

    private static List<JsonArray> lists(RecordedHostFiles.Stream stream) {
        return new String(stream.body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:{\"type\":\"modelStatus\""))
                .map(line -> (JsonObject) json(line.substring(5)))
                .map(frame -> (JsonArray) json(frame.getString("data")))
                .toList();
    }

    private static jakarta.json.JsonValue json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
