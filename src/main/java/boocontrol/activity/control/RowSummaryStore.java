package boocontrol.activity.control;

import boocontrol.activity.entity.RowFilter;
import boocontrol.activity.entity.RowSummary;
import boocontrol.activity.entity.RowSummary.Spread;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Sums rows of the table control_requests up.
final class RowSummaryStore {

    private static final int SECONDS = 20;

    private static final String SELECT =
            """
            SELECT count(*) AS requests, count(*) FILTER (WHERE %s) AS failed,
                min(ts) AS first, max(ts) AS last,
                sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
                sum(cache_tokens) AS cache_tokens,
                %s, %s, %s
            FROM control_requests
            """
                    .formatted(
                            RowConditions.failed(),
                            spread("duration_ms"),
                            spread("tokens_per_second"),
                            spread("prompt_per_second"));

    private RowSummaryStore() {}

    private static String spread(String column) {
        return ("count(%1$s) AS %1$s_known,"
                        + " percentile_cont(0.50) WITHIN GROUP (ORDER BY %1$s) AS %1$s_p50,"
                        + " percentile_cont(0.95) WITHIN GROUP (ORDER BY %1$s) AS %1$s_p95,"
                        + " percentile_cont(0.99) WITHIN GROUP (ORDER BY %1$s) AS %1$s_p99")
                .formatted(column);
    }

    static RowSummary of(Connection connection, RowFilter filter) throws SQLException {
        var conditions = RowConditions.of(filter);
        try (var query = connection.prepareStatement(SELECT + conditions.where())) {
            query.setQueryTimeout(SECONDS);
            bind(query, conditions);
            try (var rows = query.executeQuery()) {
                rows.next();
                return summary(rows);
            }
        }
    }

    private static void bind(PreparedStatement query, RowConditions conditions)
            throws SQLException {
        var position = 0;
        for (var value : conditions.values()) {
            query.setObject(++position, RequestPageStore.bindable(value));
        }
    }

    private static RowSummary summary(ResultSet row) throws SQLException {
        return new RowSummary(
                row.getLong("requests"),
                row.getLong("failed"),
                Optional.ofNullable(row.getTimestamp("first")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant),
                sum(row, "input_tokens"),
                sum(row, "output_tokens"),
                sum(row, "cache_tokens"),
                spread(row, "duration_ms"),
                spread(row, "tokens_per_second"),
                spread(row, "prompt_per_second"));
    }

    private static Spread spread(ResultSet row, String column) throws SQLException {
        return new Spread(
                row.getLong(column + "_known"),
                real(row, column + "_p50"),
                real(row, column + "_p95"),
                real(row, column + "_p99"));
    }

    /// A sum of whole numbers is a NUMERIC; beyond 2^63 the largest is told.
    private static OptionalLong sum(ResultSet row, String column) throws SQLException {
        var sum = row.getBigDecimal(column);
        return row.wasNull()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        sum.toBigInteger().bitLength() > 63 ? Long.MAX_VALUE : sum.longValue());
    }

    private static OptionalDouble real(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
