package boocontrol.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonTest {

    public enum Plain {
        UP,
        HALF_UP
    }

    public enum Worded {
        NOT_SSE;

        public String word() {
            return "not-sse";
        }
    }

    public record Leaf(Instant lastByte, Plain plain, Worded worded) {}

    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "up", type = State.Up.class),
                @JsonbSubtype(alias = "down_for_long", type = State.DownForLong.class)
            })
    public sealed interface State {
        record Up(Instant since) implements State {}

        record DownForLong(int failureCount, Optional<String> reason) implements State {}
    }

    public record Tree(
            String zebra,
            Leaf apple,
            Optional<Instant> seenAt,
            OptionalInt contextLength,
            OptionalLong bytes,
            OptionalDouble rate,
            Optional<Leaf> leaf,
            List<State> states,
            State state,
            Optional<State> maybe,
            Map<String, Long> counts,
            boolean stored) {}

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00.123456Z");

    private static final Tree FULL =
            new Tree(
                    "z",
                    new Leaf(AT, Plain.HALF_UP, Worded.NOT_SSE),
                    Optional.of(AT),
                    OptionalInt.of(8192),
                    OptionalLong.of(9_007_199_254_740_991L),
                    OptionalDouble.of(0.5),
                    Optional.of(new Leaf(AT, Plain.UP, Worded.NOT_SSE)),
                    List.of(new State.Up(AT), new State.DownForLong(6, Optional.empty())),
                    new State.DownForLong(6, Optional.of("silent")),
                    Optional.of(new State.Up(AT)),
                    Map.of("a_B", 1L),
                    true);

    private static final Tree EMPTY =
            new Tree(
                    "",
                    new Leaf(AT, Plain.UP, Worded.NOT_SSE),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    List.of(),
                    new State.Up(AT),
                    Optional.empty(),
                    Map.of(),
                    false);

    @Test
    void names_are_snake_case_in_alphabetical_order_after_the_type() {
        assertThat(Json.write(FULL))
                .isEqualTo(
                        """
                        {"apple":{"last_byte":"2026-11-24T02:00:00.123456Z","plain":"half_up","worded":"not-sse"},\
                        "bytes":9007199254740991,"context_length":8192,"counts":{"a_B":1},\
                        "leaf":{"last_byte":"2026-11-24T02:00:00.123456Z","plain":"up","worded":"not-sse"},\
                        "maybe":{"kind":"up","since":"2026-11-24T02:00:00.123456Z"},"rate":0.5,\
                        "seen_at":"2026-11-24T02:00:00.123456Z",\
                        "state":{"kind":"down_for_long","failure_count":6,"reason":"silent"},\
                        "states":[{"kind":"up","since":"2026-11-24T02:00:00.123456Z"},\
                        {"kind":"down_for_long","failure_count":6,"reason":null}],\
                        "stored":true,"zebra":"z"}\
                        """);
    }

    @Test
    void absent_values_are_null() {
        assertThat(Json.write(EMPTY))
                .isEqualTo(
                        """
                        {"apple":{"last_byte":"2026-11-24T02:00:00.123456Z","plain":"up","worded":"not-sse"},\
                        "bytes":null,"context_length":null,"counts":{},"leaf":null,"maybe":null,"rate":null,\
                        "seen_at":null,"state":{"kind":"up","since":"2026-11-24T02:00:00.123456Z"},\
                        "states":[],"stored":false,"zebra":""}\
                        """);
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(Json.jsonb().fromJson(Json.write(FULL), Tree.class)).isEqualTo(FULL);
        assertThat(Json.jsonb().fromJson(Json.write(EMPTY), Tree.class)).isEqualTo(EMPTY);
    }
}
