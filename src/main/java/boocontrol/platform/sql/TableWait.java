package boocontrol.platform.sql;

import boocontrol.platform.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Waits until another application has made its table, when the database is shared: 100 ms, then
/// doubling to 2 s; a time-out is fatal, so that the service is started anew (plan P1.2).
///
/// @param patience how long in all
record TableWait(DataSource source, Ticker ticker, Duration patience) {

    private static final Logger LOGGER = System.getLogger(TableWait.class.getName());
    private static final long CAP_MILLIS = 2_000;

    /// @throws IllegalStateException when the table is not there in time
    void await(String table) {
        var deadline = ticker.nanos() + patience.toNanos();
        var delay = 100L;
        while (!exists(table)) {
            LOGGER.log(Level.INFO, "waiting for table {0}", table);
            if (ticker.nanos() > deadline) {
                throw new IllegalStateException(
                        "the table %s did not appear within %d s (boocontrol.db.wait-for-table)"
                                .formatted(table, patience.toSeconds()));
            }
            pause(delay);
            delay = Math.min(delay * 2, CAP_MILLIS);
        }
    }

    private boolean exists(String table) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            LOGGER.log(Level.INFO, "the database does not answer: {0}", e.getMessage());
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a table", e);
        }
    }
}
