package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflightBookTest {

    private static final Instant START = Instant.parse("2026-01-01T11:59:00.123456789Z");

    private final Fold fold = Fold.starting().open(250).on(snapshot());

    @ParameterizedTest(name = "v{0} tells {1}: {2}")
    @CsvSource({
        "192, 0, Some[busy=false]",
        "192, 1, Some[busy=true]",
        "217, 2, Some[busy=true]",
        "218, 0, Total[total=0]",
        "218, 1, Total[total=1]",
        "234, 7, Total[total=7]"
    })
    void a_bare_count_is_believed_from_v218_on(int version, int total, String view) {
        fold.open(version).on(new SwapEvent.InflightTotal(total));

        assertThat(fold.state().inflight()).hasToString(view);
    }

    @Test
    void a_count_of_an_unknown_version_is_not_believed() {
        assertThat(InflightBook.UNKNOWN.total(3, OptionalInt.empty()).view())
                .isEqualTo(new Inflight.Some(true));
    }

    @Test
    void before_the_host_tells_nothing_is_known() {
        assertThat(Fold.starting().open(191).state().inflight()).isEqualTo(new Inflight.Unknown());
    }

    @Test
    void a_snapshot_replaces_everything() {
        fold.on(upsert(1)).on(upsert(2));

        fold.on(snapshot(request("3", START)));

        assertThat(ids()).containsExactly("3");
    }

    @Test
    void requests_come_move_and_go() {
        fold.on(upsert(1)).on(upsert(2)).on(upsert(1));
        assertThat(ids()).containsExactly("1", "2");

        fold.on(new SwapEvent.InflightRemove("1"));

        assertThat(ids()).containsExactly("2");
    }

    @Test
    void the_oldest_comes_first() {
        fold.on(new SwapEvent.InflightUpsert(request("9", START.plusSeconds(1))))
                .on(new SwapEvent.InflightUpsert(request("10", START)));

        assertThat(ids()).containsExactly("10", "9");
    }

    @Test
    void removing_what_is_not_there_changes_nothing() {
        fold.on(upsert(1));
        var before = fold.state();

        fold.on(new SwapEvent.InflightRemove("77"));

        assertThat(fold.state()).isEqualTo(before);
    }

    /// Protocol 4.5: after a reload the ids start again while the old instance still talks.
    @Test
    void an_id_with_another_start_is_another_request_and_the_older_one_is_removed_first() {
        fold.on(upsert(1)).on(new SwapEvent.InflightUpsert(request("1", START.plusSeconds(60))));
        assertThat(ids()).containsExactly("1", "1");

        fold.on(new SwapEvent.InflightRemove("1"));

        assertThat(requests())
                .extracting(InflightRequest::startedAt)
                .containsExactly(START.plusSeconds(60));
    }

    @Test
    void a_request_whose_removal_was_lost_leaves_when_its_row_was_seen() {
        fold.on(upsert(1)).on(upsert(2));
        fold.completed(row("m", "/v1/chat/completions", START.plusMillis(1_000), 1_000));
        fold.pass(Duration.ofMillis(4_900)).sweep();
        assertThat(ids()).containsExactly("1", "2");

        fold.pass(Duration.ofMillis(100)).sweep();

        assertThat(ids()).containsExactly("2");
    }

    @Test
    void a_request_that_moves_after_its_row_was_seen_is_no_ghost() {
        fold.on(upsert(1));
        fold.completed(row("m", "/v1/chat/completions", START.plusMillis(1_000), 1_000));
        fold.on(upsert(1)).pass(Duration.ofSeconds(60)).sweep();

        assertThat(ids()).containsExactly("1");
    }

    @Test
    void a_row_that_two_requests_could_be_about_marks_neither() {
        fold.on(new SwapEvent.InflightUpsert(request("1", START)))
                .on(new SwapEvent.InflightUpsert(request("2", START.plusMillis(10))));
        fold.completed(row("m", "/v1/chat/completions", START.plusMillis(1_000), 1_000));

        fold.pass(Duration.ofSeconds(60)).sweep();

        assertThat(ids()).containsExactly("1", "2");
    }

    @ParameterizedTest(name = "{0}, {1}: ghost {2}")
    @CsvSource({
        "m,     /v1/chat/completions, true",
        "other, /v1/chat/completions, false",
        "m,     /v1/embeddings,       false"
    })
    void a_row_is_about_a_request_of_its_model_and_path(String model, String path, boolean ghost) {
        fold.on(upsert(1));
        fold.completed(row(model, path, START.plusMillis(1_000), 1_000));
        fold.pass(Duration.ofSeconds(6)).sweep();

        assertThat(ids().isEmpty()).isEqualTo(ghost);
    }

    @Test
    void a_row_knows_the_path_after_rewriting() {
        fold.on(
                new SwapEvent.InflightUpsert(
                        new InflightRequest(
                                "1",
                                START,
                                "m",
                                "/v/chat/completions",
                                "POST",
                                Map.of(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Map.of())));
        fold.completed(row("m", "/chat/completions", START.plusMillis(1_000), 1_000));
        fold.pass(Duration.ofSeconds(6)).sweep();

        assertThat(ids()).isEmpty();
    }

    @Test
    void a_lost_connection_leaves_nothing_known() {
        fold.on(upsert(1)).lose(Liveness.Reason.Word.UNREACHABLE);
        assertThat(fold.state().inflight()).isEqualTo(new Inflight.Unknown());

        fold.open(250).on(snapshot());

        assertThat(ids()).isEmpty();
    }

    @Test
    void a_host_that_never_removes_anything_costs_bounded_memory() {
        IntStream.range(0, InflightBook.KEPT + 500)
                .forEach(n ->
                        fold.on(
                                new SwapEvent.InflightUpsert(
                                        request("" + n, START.plusMillis(n)))));

        assertThat(ids()).hasSize(InflightBook.KEPT).startsWith("500");
    }

    /// A remove may come before or after the row, and upserts may be lost.
    @Test
    void once_everything_is_over_nothing_is_in_flight() {
        Seeds.each(
                300,
                random -> {
                    var book = Fold.starting().open(250).on(snapshot());
                    var ends = new ArrayList<Runnable>();
                    for (var n = 0; n < 20; n++) {
                        var id = "" + n;
                        var start = START.plusSeconds(10L * n);
                        if (random.nextInt(4) > 0) {
                            book.on(new SwapEvent.InflightUpsert(request(id, start)));
                        }
                        ends.add(
                                random.nextInt(ends.size() + 1),
                                () -> {
                                    var row =
                                            row(
                                                    "m",
                                                    "/v1/chat/completions",
                                                    start.plusSeconds(2),
                                                    2_000);
                                    var removeLost = random.nextInt(3) == 0;
                                    var rowFirst = removeLost || random.nextBoolean();
                                    if (rowFirst) {
                                        book.completed(row);
                                    }
                                    if (!removeLost) {
                                        book.on(new SwapEvent.InflightRemove(id));
                                    }
                                    if (!rowFirst) {
                                        book.completed(row);
                                    }
                                });
                    }
                    ends.forEach(Runnable::run);
                    book.pass(Duration.ofSeconds(5)).sweep();
                    assertThat(book.state().inflight()).isEqualTo(new Inflight.Listed(List.of()));
                });
    }

    private List<InflightRequest> requests() {
        return ((Inflight.Listed) fold.state().inflight()).requests();
    }

    private List<String> ids() {
        return requests().stream().map(InflightRequest::id).toList();
    }

    private static SwapEvent snapshot(InflightRequest... requests) {
        return new SwapEvent.InflightSnapshot(List.of(requests));
    }

    private static SwapEvent upsert(int id) {
        return new SwapEvent.InflightUpsert(request("" + id, START.plusSeconds(10L * (id - 1))));
    }

    static InflightRequest request(String id, Instant start) {
        return new InflightRequest(
                id,
                start,
                "m",
                "/v1/chat/completions",
                "POST",
                Map.of(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
    }

    static SwapRow row(String model, String path, Instant end, long durationMs) {
        return row(model, path, end, durationMs, 200, Optional.empty());
    }

    static SwapRow row(
            String model,
            String path,
            Instant end,
            long durationMs,
            int status,
            Optional<String> error) {
        return new SwapRow(
                1,
                end,
                model,
                Optional.of(path),
                OptionalInt.of(status),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.of(durationMs),
                false,
                error,
                Map.of());
    }
}
