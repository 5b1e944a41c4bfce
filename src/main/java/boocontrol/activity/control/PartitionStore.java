package boocontrol.activity.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// The monthly partitions of control_requests, by the end of the request in UTC. Rows of a time
/// without a partition (a host's clock may say anything) are in the default one; when the month's
/// partition is made they move there.
final class PartitionStore {

    /// From one month ago, for what hosts still have, to three months ahead.
    private static final int BACK = 1;

    private static final int AHEAD = 3;

    /// So that two programs on one database do not make the same partition.
    private static final long LOCK = 0x626f6f_616374L;

    private PartitionStore() {}

    static void prepare(Connection connection, Instant now) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        for (var offset = -BACK; offset <= AHEAD; offset++) {
            make(connection, month.plusMonths(offset));
        }
    }

    private static void make(Connection connection, YearMonth month) throws SQLException {
        var name = "control_requests_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
        if (exists(connection, name)) {
            return;
        }
        var from = start(month);
        var to = start(month.plusMonths(1));
        execute(
                connection,
                "CREATE TABLE %s (LIKE control_requests INCLUDING ALL)".formatted(name));
        execute(
                connection,
                """
                WITH moved AS (
                    DELETE FROM control_requests_default
                    WHERE ts >= TIMESTAMPTZ '%s' AND ts < TIMESTAMPTZ '%s' RETURNING *)
                INSERT INTO %s SELECT * FROM moved
                """
                        .formatted(from, to, name));
        execute(
                connection,
                "ALTER TABLE control_requests ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name, from, to));
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, name);
            var result = statement.executeQuery();
            result.next();
            return result.getBoolean(1);
        }
    }

    private static String start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
