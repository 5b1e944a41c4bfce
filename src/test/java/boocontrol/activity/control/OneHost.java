package boocontrol.activity.control;

import boocontrol.activity.entity.HostFigures;
import boocontrol.fleet.control.HostLink;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.testing.Await;
import boocontrol.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests of one host's rows through intake, spool and a real database.
abstract class OneHost {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    static TestDatabase database;

    final ProviderId provider = new ProviderId("box-" + HOSTS.incrementAndGet());

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    HostLink connect(Kept kept, LittleHost host, long connection) {
        var link = host.link(provider, connection);
        kept.intakes.connected(link);
        if (link.facts().dialect() == Dialect.RING) {
            kept.intakes.event(link, host.whole());
        }
        settle(kept);
        return link;
    }

    static void settle(Kept kept) {
        Await.until("everything is written", Duration.ofSeconds(60), kept.intakes::idle);
    }

    boolean spooledOrFull(Kept kept) {
        return kept.intakes.idle() || kept.intakes.figures().spooled() >= 20;
    }

    HostFigures figures(Kept kept) {
        return kept.intakes.figures().hosts().get(provider);
    }

    Connection lockRows() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE control_requests IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    long stored() {
        return count("control_requests");
    }

    long count(String table) {
        return database.count(
                "SELECT count(*) FROM %s WHERE provider_id = '%s'".formatted(table, provider));
    }

    long lowest(String expression) {
        return database.count(
                "SELECT min(%s) FROM control_requests WHERE provider_id = '%s'"
                        .formatted(expression, provider));
    }

    static String ids(Dialect dialect, int count) {
        return dialect == Dialect.RING ? "0-" + (count - 1) : "1-" + count;
    }

    static IntakeSettings with(IntakeSettings settings, Duration sweep, int notices, int spool) {
        return new IntakeSettings(
                sweep,
                settings.debounce(),
                settings.retry(),
                settings.retryMost(),
                notices,
                spool,
                spool,
                settings.early(),
                settings.firstPages());
    }
}
