package boocontrol.platform.sql;

import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.postgres.DataFolder;
import boocontrol.platform.postgres.EmbeddedPostgres;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/// The first stage: holds the data folder, starts the embedded PostgreSQL (or waits for the one
/// that `DATABASE_URL` names) and migrates it. Its `stop` comes after everybody's last write.
@ApplicationScoped
public class Database implements Stage {

    @Resource(lookup = "jdbc/boo")
    DataSource source;

    @Inject Loops loops;

    @Inject Ticker ticker;

    @Inject Config config;

    private volatile boolean embedded;
    private Optional<DataFolder> folder = Optional.empty();
    private Optional<EmbeddedPostgres> postgres = Optional.empty();

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void start() {
        var settings = DatabaseSettings.from(config);
        folder = settings.dataDir().map(DataFolder::hold);
        embedded = settings.embedded();
        if (embedded) {
            postgres =
                    Optional.of(EmbeddedPostgres.start(settings.postgres(), ticker, loops::start));
        }
        settings.waitForTable()
                .ifPresent(table ->
                        new TableWait(source, ticker, settings.waitTimeout()).await(table));
        new Migrations(source).run();
    }

    @Override
    public void stop() {
        postgres.ifPresent(EmbeddedPostgres::close);
        folder.ifPresent(DataFolder::close);
    }

    /// Whether the server is ours.
    public boolean embedded() {
        return embedded;
    }

    /// The operating system's id of our own server.
    public Optional<Long> serverPid() {
        return postgres.map(EmbeddedPostgres::pid);
    }

    /// How long a round trip takes now; empty when there is no answer within two seconds.
    public Optional<Duration> roundTrip() {
        var before = ticker.nanos();
        try (var connection = source.getConnection()) {
            return connection.isValid(2)
                    ? Optional.of(Duration.ofNanos(ticker.nanos() - before))
                    : Optional.empty();
        } catch (SQLException _) {
            return Optional.empty();
        }
    }
}
