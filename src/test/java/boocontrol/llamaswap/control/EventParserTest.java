package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapEvent.LogData.Source;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class EventParserTest {

    private static final int DEEP = 1_000_000;
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final EventParser parser = new EventParser();

    static Stream<Arguments> brokenFrames() {
        return BrokenPayloads.cases("frames.txt", 2);
    }

    @ParameterizedTest
    @MethodSource("brokenFrames")
    void damage_has_its_name(String reason, String frame) {
        assertThat(parser.parse(new RawFrame("", frame)))
                .isInstanceOf(SwapEvent.Broken.class)
                .extracting(event -> ((SwapEvent.Broken) event).reason())
                .isEqualTo(reason);
    }

    @Test
    void damage_tells_the_type_as_far_as_it_was_read() {
        assertThat(broken("{\"type\":\"activity\",\"data\":\"{}\"}").type()).isEqualTo("activity");
        assertThat(((SwapEvent.Broken) parser.parse(new RawFrame("metrics", "{\"type\""))).type())
                .isEqualTo("metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "Activity", "activity ", "модель"})
    void a_type_nobody_knows_is_unknown(String type) {
        assertThat(parse(type, "{}")).isEqualTo(new SwapEvent.Unknown(type));
        var bare = Json.createObjectBuilder().add("type", type).add("data", 7).build().toString();
        assertThat(parser.parse(new RawFrame("", bare))).isEqualTo(new SwapEvent.Unknown(type));
    }

    @Test
    void a_long_type_is_cut_and_no_character_of_it_in_half() {
        assertThat(parse("x".repeat(63) + "😀😀", "{}"))
                .isEqualTo(new SwapEvent.Unknown("x".repeat(63)));
    }

    @Test
    void an_operation_nobody_knows_is_unknown() {
        assertThat(parse("inflight", "{\"operation\":\"merge\"}"))
                .isEqualTo(new SwapEvent.Unknown("inflight merge"));
    }

    @Test
    void fields_nobody_knows_are_passed_over() {
        assertThat(
                        parser.parse(
                                new RawFrame(
                                        "",
                                        "{\"new\":[{\"type\":\"x\"}],\"type\":\"activity\","
                                                + "\"at\":{\"data\":1},\"data\":\"{\\\"id\\\":7,\\\"more\\\":[[]]}\"}")))
                .isEqualTo(new SwapEvent.RowFinished(7));
    }

    @Test
    void the_type_inside_counts_and_not_the_guess() {
        var frame = "{\"data\":\"{\\\"id\\\":7}\",\"type\":\"act\\u0069vity\"}";
        assertThat(parser.parse(new RawFrame("logData", frame)))
                .isEqualTo(new SwapEvent.RowFinished(7));
    }

    @Test
    void the_largest_id_is_one() {
        assertThat(parse("activity", "{\"id\":9223372036854775807}"))
                .isEqualTo(new SwapEvent.RowFinished(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "stopped, '', STOPPED",
        "starting, '', STARTING",
        "ready, '', READY",
        "stopping, '', STOPPING",
        "shutdown, '', SHUTDOWN",
        "unknown, '', UNKNOWN",
        "'', gpu2, REMOTE",
        "'', '', UNKNOWN",
        "hibernating, '', UNKNOWN",
        "ready, gpu2, READY"
    })
    void a_state_is_a_phase(String state, String peer, Phase phase) {
        var model = "[{\"id\":\"a\",\"state\":\"%s\",\"peerID\":\"%s\"}]".formatted(state, peer);
        assertThat(models(model)).extracting(SwapModel::phase).containsExactly(phase);
    }

    @Test
    void a_model_of_the_newest_release_is_read_whole() {
        var json =
                """
                [{"id":"q","name":"Q","description":"30B","state":"ready","unlisted":true,
                "peerID":"","aliases":["coder","q:high"],"capabilities":{"vision":true},
                "context_length":65536}]\
                """;
        assertThat(models(json))
                .containsExactly(
                        new SwapModel(
                                "q",
                                "Q",
                                "30B",
                                Phase.READY,
                                true,
                                Optional.empty(),
                                List.of("coder", "q:high"),
                                OptionalInt.of(65_536)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", " [ ] "})
    void no_models_may_be_null_or_an_empty_list(String data) {
        assertThat(models(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void no_rows_may_be_null_or_an_empty_list(String data) {
        assertThat(((SwapEvent.Rows) parse("metrics", data)).batch().rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requests\":[]}",
                "{\"requests\":null}",
                "{\"operation\":\"snapshot\"}",
                "{\"operation\":\"snapshot\",\"requests\":null}",
                "{\"operation\":\"snapshot\",\"requests\":[]}"
            })
    void nothing_in_flight_has_many_forms(String data) {
        assertThat(parse("inflight", data)).isEqualTo(new SwapEvent.InflightSnapshot(List.of()));
    }

    @Test
    void a_request_in_flight_is_read_whole() {
        var request =
                """
                {"id":"42","timestamp":"2026-08-15T10:00:05.123456789-07:00","model":"q",
                "req_path":"/v1/chat/completions","method":"POST","metadata":{"selector":"s"},
                "req_headers":{"X-Boo-Source":"arena"},"remote_ip":"10.0.0.7",
                "resp_headers":{},"resp_bytes":15211,"elapsed_ms":4371}\
                """;
        var whole =
                new InflightRequest(
                        "42",
                        Instant.parse("2026-08-15T17:00:05.123456789Z"),
                        "q",
                        "/v1/chat/completions",
                        "POST",
                        Map.of("X-Boo-Source", "arena"),
                        Optional.of("10.0.0.7"),
                        OptionalLong.of(15_211),
                        OptionalLong.of(4_371),
                        Map.of("selector", "s"));
        assertThat(parse("inflight", "{\"operation\":\"upsert\",\"request\":" + request + "}"))
                .isEqualTo(new SwapEvent.InflightUpsert(whole));
        assertThat(parse("inflight", "{\"requests\":[" + request + "]}"))
                .isEqualTo(new SwapEvent.InflightSnapshot(List.of(whole)));
        assertThat(parse("inflight", "{\"operation\":\"remove\",\"id\":\"42\"}"))
                .isEqualTo(new SwapEvent.InflightRemove("42"));
    }

    @Test
    void what_is_only_shown_has_a_mark_for_what_cannot_be() {
        var log =
                parse("logData", "{\"source\":\"upstream\",\"data\":\"\\u0000a\\ud83d b\\ude00\"}");
        assertThat(log).isEqualTo(new SwapEvent.LogData(Source.UPSTREAM, "\uFFFDa\uFFFD b\uFFFD"));
        assertThat(models("[{\"id\":\"a\\u0000\",\"name\":\"\\udfff\",\"state\":\"ready\"}]"))
                .extracting(model -> model.id() + model.name())
                .containsExactly("a\uFFFD\uFFFD");
    }

    @Test
    void whole_characters_of_any_plane_are_kept() {
        assertThat(
                        parse(
                                "logData",
                                "{\"source\":\"proxy\",\"data\":\"\\ud83d\\ude00 😀 — \\u001b[31m\"}"))
                .isEqualTo(new SwapEvent.LogData(Source.PROXY, "😀 😀 — \u001b[31m"));
    }

    @Test
    void levels_without_end_are_passed_over_where_nobody_reads_and_damage_where_one_does() {
        var bomb = "[".repeat(DEEP) + "]".repeat(DEEP);
        var aside = "{\"type\":\"activity\",\"more\":" + bomb + ",\"data\":\"{\\\"id\\\":7}\"}";
        assertThat(parser.parse(new RawFrame("", aside))).isEqualTo(new SwapEvent.RowFinished(7));
        assertThat(broken("{\"type\":\"activity\",\"more\":" + "[".repeat(DEEP)).reason())
                .isEqualTo("the frame is not JSON");
        for (var type : List.of("activity", "modelStatus", "inflight", "logData", "uiConfig")) {
            assertThat(reason(parse(type, bomb))).isEqualTo("data is not JSON");
            assertThat(reason(parse(type, "{\"a\":".repeat(DEEP)))).isEqualTo("data is not JSON");
        }
    }

    @Test
    void a_row_of_levels_without_end_stops_no_other() {
        var row = "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}";
        var good = "{\"id\":5,\"timestamp\":\"2026-08-15T10:00:05Z\",\"model\":\"a\"}";
        var batch = ((SwapEvent.Rows) parse("metrics", "[" + row + "," + good + "]")).batch();
        assertThat(batch.poison())
                .extracting(Poison::reason)
                .containsExactly("a value cannot be read");
        assertThat(batch.rows()).hasSize(1);
    }

    @Test
    void digits_without_end_are_damage_and_take_no_time() {
        Assertions.assertTimeoutPreemptively(
                AT_ONCE,
                () -> {
                    assertThat(reason(parse("activity", "{\"id\":" + "9".repeat(DEEP) + "}")))
                            .isEqualTo("data is not JSON");
                    assertThat(reason(parse("activity", "{\"id\":1e999999999}")))
                            .isEqualTo("id is not a whole number");
                    assertThat(reason(parse("inflight", "{\"total\":1e-999999999}")))
                            .isEqualTo("total is not a whole number");
                });
    }

    private List<SwapModel> models(String data) {
        return ((SwapEvent.ModelStatus) parse("modelStatus", data)).models();
    }

    private SwapEvent.Broken broken(String frame) {
        return (SwapEvent.Broken) parser.parse(new RawFrame("", frame));
    }

    private static String reason(SwapEvent event) {
        return event instanceof SwapEvent.Broken(_, var reason) ? reason : "" + event.getClass();
    }

    private SwapEvent parse(String type, String data) {
        var frame = Json.createObjectBuilder().add("type", type).add("data", data).build();
        return parser.parse(new RawFrame(type, frame.toString()));
    }
}
