package boocontrol.activity.control;

import boocontrol.activity.control.Written.Key;
import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the table control_requests.
final class RequestStore {

    /// A column, and its value as text.
    private record Column(String name, String type, Function<ActivityRow, Optional<?>> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    column("provider_id", "text", row -> Optional.of(row.provider().value())),
                    column("epoch", "int8", row -> Optional.of(row.epoch())),
                    column("swap_entry_id", "int8", row -> Optional.of(row.row().id())),
                    column("ts", "timestamptz", row -> Optional.of(row.row().endedAt())),
                    column("received_at", "timestamptz", row -> Optional.of(row.receivedAt())),
                    told("model", "text", row -> Optional.of(row.model())),
                    told("req_path", "text", SwapRow::path),
                    told("resp_status_code", "int4", row -> boxed(row.status())),
                    told("resp_content_type", "text", SwapRow::contentType),
                    told("input_tokens", "int8", row -> boxed(row.inputTokens())),
                    told("output_tokens", "int8", row -> boxed(row.outputTokens())),
                    told("cache_tokens", "int8", row -> boxed(row.cacheTokens())),
                    told("draft_tokens", "int8", row -> boxed(row.draftTokens())),
                    told("draft_acc_tokens", "int8", row -> boxed(row.draftAcceptedTokens())),
                    told("prompt_per_second", "float8", row -> boxed(row.promptPerSecond())),
                    told("tokens_per_second", "float8", row -> boxed(row.tokensPerSecond())),
                    told("duration_ms", "int8", row -> boxed(row.durationMs())),
                    told("has_capture", "bool", row -> Optional.of(row.hasCapture())),
                    told("error_msg", "text", SwapRow::errorMessage),
                    told("metadata", "jsonb", row -> json(row.metadata())));

    private static final String NAMES =
            COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    private static final String INSERT =
            """
            INSERT INTO control_requests (%1$s)
            SELECT %1$s FROM unnest(%2$s) AS told (%1$s)
            ON CONFLICT DO NOTHING
            RETURNING provider_id, epoch, swap_entry_id, ts
            """
                    .formatted(
                            NAMES,
                            COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", ")));

    private RequestStore() {}

    /// @return the keys of the rows that were not there before
    static Set<Key> insert(Connection connection, List<ActivityRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var i = 0; i < COLUMNS.size(); i++) {
                set(statement, i, rows);
            }
            return inserted(statement.executeQuery());
        }
    }

    static void purge(Connection connection, ProviderId provider) throws SQLException {
        try (var statement =
                connection.prepareStatement("DELETE FROM control_requests WHERE provider_id = ?")) {
            statement.setString(1, provider.value());
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, List<ActivityRow> rows)
            throws SQLException {
        var column = COLUMNS.get(index);
        var values = new @Nullable String[rows.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.value().apply(rows.get(i)).map(String::valueOf).orElse(null);
        }
        statement.setArray(
                index + 1, statement.getConnection().createArrayOf(column.type(), values));
    }

    private static Set<Key> inserted(ResultSet keys) throws SQLException {
        var inserted = new HashSet<Key>();
        while (keys.next()) {
            inserted.add(
                    new Key(
                            new ProviderId(keys.getString(1)),
                            keys.getLong(2),
                            keys.getLong(3),
                            keys.getTimestamp(4).toInstant()));
        }
        return inserted;
    }

    private static Column column(
            String name, String type, Function<ActivityRow, Optional<?>> value) {
        return new Column(name, type, value);
    }

    private static Column told(String name, String type, Function<SwapRow, Optional<?>> value) {
        return new Column(name, type, row -> value.apply(row.row()));
    }

    private static Optional<?> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<?> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<?> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<?> json(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        var json = Json.createObjectBuilder();
        texts.forEach(json::add);
        return Optional.of(json.build().toString());
    }
}
