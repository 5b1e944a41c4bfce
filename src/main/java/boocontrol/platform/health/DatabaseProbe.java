package boocontrol.platform.health;

import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks the database for a sign of life and waits two seconds at most, however it hangs. There is
/// one question at a time: who asks meanwhile shares the answer.
@ApplicationScoped
public class DatabaseProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String QUESTION =
            """
            SELECT current_setting('server_version'),
                   pg_database_size(current_database()),
                   (SELECT version
                      FROM boocontrol_schema_history
                     WHERE success AND version IS NOT NULL
                     ORDER BY installed_rank DESC
                     LIMIT 1)
            """;

    @Resource(lookup = "jdbc/boo")
    DataSource source;

    @Inject Loops loops;

    @Inject Ticker ticker;

    private @Nullable CompletableFuture<Optional<Sign>> asking;

    /// A sign of life.
    ///
    /// @param migration the newest applied one
    /// @param took from asking to the answer, connection included
    public record Sign(
            String serverVersion, long sizeBytes, Optional<String> migration, Duration took) {}

    /// Empty when there was no answer in time.
    public Optional<Sign> ask() {
        try {
            return shared().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<Optional<Sign>> shared() {
        var now = asking;
        if (now == null || now.isDone()) {
            var next = new CompletableFuture<Optional<Sign>>();
            loops.start("database-probe", () -> next.complete(question()));
            asking = next;
            return next;
        }
        return now;
    }

    private Optional<Sign> question() {
        var before = ticker.nanos();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(QUESTION)) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.of(
                        new Sign(
                                row.getString(1),
                                row.getLong(2),
                                Optional.ofNullable(row.getString(3)),
                                Duration.ofNanos(ticker.nanos() - before)));
            }
        } catch (SQLException _) {
            return Optional.empty();
        }
    }
}
