package boocontrol.perf.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The daily partitions of control_perf, in UTC. Samples of a time without a partition (a host's
/// clock may say anything) are in the default one; when the day's partition is made they move
/// there.
final class DayStore {

    /// From yesterday, for what hosts still have, to a week ahead.
    private static final int BACK = 1;

    private static final int AHEAD = 7;

    /// So that two programs on one database do not make the same partition.
    private static final long LOCK = 0x626f6f_706572L;

    private DayStore() {}

    static void prepare(Connection connection, Instant now) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (var offset = -BACK; offset <= AHEAD; offset++) {
            make(connection, today.plusDays(offset));
        }
    }

    private static void make(Connection connection, LocalDate day) throws SQLException {
        var name = "control_perf_" + day.toString().replace('-', '_');
        if (exists(connection, name)) {
            return;
        }
        var from = day + "T00:00:00Z";
        var to = day.plusDays(1) + "T00:00:00Z";
        execute(connection, "CREATE TABLE %s (LIKE control_perf INCLUDING ALL)".formatted(name));
        execute(
                connection,
                """
                WITH moved AS (
                    DELETE FROM control_perf_default
                    WHERE ts >= TIMESTAMPTZ '%s' AND ts < TIMESTAMPTZ '%s' RETURNING *)
                INSERT INTO %s SELECT * FROM moved
                """
                        .formatted(from, to, name));
        execute(
                connection,
                "ALTER TABLE control_perf ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
