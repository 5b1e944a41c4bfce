package boocontrol.perf.control;

import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.PerfSample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the table control_perf: one statement for a batch, one array for a column.
final class SampleStore {

    private static final Set<Metric> WHOLE =
            EnumSet.of(
                    Metric.MEM_USED_MB,
                    Metric.MEM_TOTAL_MB,
                    Metric.MEM_FREE_MB,
                    Metric.SWAP_USED_MB,
                    Metric.SWAP_TOTAL_MB);

    private static final String METRICS =
            Arrays.stream(Metric.values()).map(Metric::word).collect(Collectors.joining(", "));

    /// A host that tells a time twice in one answer is believed the first time.
    private static final String INSERT =
            """
            INSERT INTO control_perf (provider_id, received_at, stream, ts, %1$s)
            SELECT CAST(? AS text), CAST(? AS timestamptz), told.*
            FROM unnest(%2$s) AS told (stream, ts, %1$s)
            ON CONFLICT DO NOTHING
            """
                    .formatted(
                            METRICS,
                            Arrays.stream(new Object[2 + Metric.values().length])
                                    .map(_ -> "?")
                                    .collect(Collectors.joining(", ")));

    private SampleStore() {}

    /// @return how many samples are new
    static long insert(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, batch.provider().value());
            statement.setString(2, batch.receivedAt().toString());
            set(statement, 3, "text", batch, sample -> sample.stream().value());
            set(statement, 4, "timestamptz", batch, sample -> sample.at().toString());
            var at = 5;
            for (var metric : Metric.values()) {
                var type = WHOLE.contains(metric) ? "int8" : "float8";
                set(statement, at++, type, batch, sample -> text(sample, metric));
            }
            return statement.executeUpdate();
        }
    }

    private static void set(
            PreparedStatement statement,
            int index,
            String type,
            Batch batch,
            Function<PerfSample, @Nullable String> column)
            throws SQLException {
        var samples = batch.samples();
        var values = new @Nullable String[samples.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.apply(samples.get(i));
        }
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static @Nullable String text(PerfSample sample, Metric metric) {
        var value = sample.values().get(metric);
        if (value == null) {
            return null;
        }
        return WHOLE.contains(metric) ? String.valueOf(value.longValue()) : value.toString();
    }
}
