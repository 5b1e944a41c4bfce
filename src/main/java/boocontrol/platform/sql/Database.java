package boocontrol.platform.sql;

import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.postgres.DataFolder;
import boocontrol.platform.postgres.EmbeddedPostgres;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The first stage: holds the data folder, starts the embedded PostgreSQL (or waits for the one
/// that `DATABASE_URL` names) and migrates it. Its `stop` comes after everybody's last write.
@ApplicationScoped
public class Database implements Stage {

    @Resource(lookup = "jdbc/boo")
    DataSource source;

    @Inject Loops loops;

    @Inject Ticker ticker;

    @Inject
    @ConfigProperty(name = "boocontrol.db.embedded", defaultValue = "false")
    boolean embedded;

    @Inject
    @ConfigProperty(name = "boocontrol.data.dir")
    Optional<String> dataDir;

    @Inject
    @ConfigProperty(name = "boocontrol.db.binaries")
    Optional<String> binaries;

    @Inject
    @ConfigProperty(name = "boo.db.url", defaultValue = "")
    String url;

    @Inject
    @ConfigProperty(name = "boo.db.user", defaultValue = "boocontrol")
    String user;

    @Inject
    @ConfigProperty(name = "boo.db.password", defaultValue = "")
    String password;

    @Inject
    @ConfigProperty(name = "boocontrol.db.wait-for-table")
    Optional<String> waitForTable;

    @Inject
    @ConfigProperty(name = "boocontrol.db.wait-timeout", defaultValue = "PT60S")
    Duration waitTimeout;

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
        folder = dataDir.map(Path::of).map(DataFolder::hold);
        if (embedded) {
            postgres = Optional.of(startEmbedded());
        }
        waitForTable.ifPresent(table -> new TableWait(source, ticker, waitTimeout).await(table));
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

    private EmbeddedPostgres startEmbedded() {
        var data = Path.of(dataDir.orElseThrow(() -> missing("boocontrol.data.dir")));
        var jars = Path.of(binaries.orElseThrow(() -> missing("boocontrol.db.binaries")));
        var port = URI.create(url.substring("jdbc:".length())).getPort();
        return EmbeddedPostgres.start(
                new EmbeddedPostgres.Settings(data.resolve("postgres"), jars, port, user, password),
                ticker,
                loops::start);
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException("the embedded database needs " + key);
    }
}
