package boocontrol.leases.nemesis;

import boocontrol.platform.postgres.EmbeddedPostgres;
import boocontrol.platform.sql.Migrations;
import boocontrol.testing.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL of its own that can be crashed and that remembers when each transaction committed.
final class NemesisPostgres implements AutoCloseable {

    private static final String PASSWORD = "nemesis";

    interface Reader<T> {
        T read(java.sql.ResultSet row) throws SQLException;
    }

    private final int port = freePort();
    private final EmbeddedPostgres postgres;

    NemesisPostgres(Path folder) {
        postgres =
                EmbeddedPostgres.start(
                        new EmbeddedPostgres.Settings(
                                folder.resolve("postgres"), port, "boo", PASSWORD),
                        System::nanoTime,
                        (name, body) -> Thread.ofVirtual().name(name).start(body));
        execute("ALTER SYSTEM SET track_commit_timestamp = on");
        crash();
        new Migrations(source(port)).run();
        execute(
                """
                CREATE TABLE nemesis_writes (
                    host TEXT, fence BIGINT, mode TEXT, holder TEXT, number BIGSERIAL)
                """);
        execute(
                """
                CREATE TABLE naive_leases (
                    host TEXT PRIMARY KEY, fence BIGINT, holder TEXT, expires BIGINT)
                """);
    }

    int port() {
        return port;
    }

    /// How a writer reaches it.
    static PGSimpleDataSource source(int port) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(EmbeddedPostgres.DATABASE);
        source.setUser("boo");
        source.setPassword(PASSWORD);
        source.setStringType("unspecified");
        source.setConnectTimeout(2);
        source.setSocketTimeout(4);
        return source;
    }

    /// kill -9 of the server; returns when it answers again, recovered from its log.
    void crash() {
        var before = postgres.pid();
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);
        Await.until("PostgreSQL is back", () -> postgres.pid() != before && answers());
    }

    void execute(String sql) {
        try (var connection = source(port).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    <T> List<T> rows(String sql, Reader<T> reader) {
        try (var connection = source(port).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Ends a connection of a writer, as an administrator would.
    ///
    /// @return how many
    long terminateOne() {
        try {
            return rows(
                            """
                            SELECT count(pg_terminate_backend(pid)) FROM (
                                SELECT pid FROM pg_stat_activity
                                WHERE application_name LIKE 'writer%'
                                ORDER BY random() LIMIT 1) AS one
                            """,
                            row -> row.getLong(1))
                    .getFirst();
        } catch (AssertionError _) {
            return 0;
        }
    }

    @Override
    public void close() {
        postgres.close();
    }

    private boolean answers() {
        try (var connection = source(port).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
