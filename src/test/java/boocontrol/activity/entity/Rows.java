package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Rows for tests. The life is in the tokens, so that the same id in two lives is two requests.
public final class Rows {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Rows() {}

    public static SwapRow row(int life, long id) {
        return row(life, id, NOON.plusSeconds(1_000L * life + id));
    }

    public static SwapRow row(int life, long id, Instant endedAt) {
        return row(id, endedAt, "qwen", 1_000L * life + id);
    }

    public static SwapRow row(long id, Instant endedAt, String model, long outputTokens) {
        return new SwapRow(
                id,
                endedAt,
                model,
                Optional.of("/v1/chat/completions"),
                OptionalInt.of(200),
                Optional.of("application/json"),
                OptionalLong.of(10),
                OptionalLong.of(outputTokens),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(100.5),
                OptionalDouble.empty(),
                OptionalLong.of(1_234),
                false,
                Optional.empty(),
                Map.of("fifo_priority", "0"));
    }

    /// Rows `first` to `last` of a life.
    public static List<SwapRow> rows(int life, long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(id -> row(life, id)).toList();
    }

    public static RowBatch batch(List<SwapRow> rows) {
        return new RowBatch(rows, List.of());
    }

    public static RowBatch batch(SwapRow... rows) {
        return batch(Arrays.asList(rows));
    }

    public static Poison poison(long id) {
        return new Poison(OptionalLong.of(id), "model is missing", "{\"id\":" + id + "}");
    }

    /// The whole ring.
    public static Look ring(List<SwapRow> rows) {
        return ring(1, rows);
    }

    public static Look ring(long connection, List<SwapRow> rows) {
        return new Look(
                Dialect.RING, batch(rows), true, Look.Reach.OLDEST, connection, Optional.empty());
    }

    /// Everything a store has.
    public static Look store(long connection, Optional<Instant> start, List<SwapRow> rows) {
        return new Look(Dialect.STORE, batch(rows), true, Look.Reach.OLDEST, connection, start);
    }
}
