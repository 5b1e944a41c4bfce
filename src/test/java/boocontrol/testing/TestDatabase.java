package boocontrol.testing;

import boocontrol.platform.postgres.EmbeddedPostgres;
import boocontrol.platform.sql.Migrations;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real, migrated PostgreSQL database for one test class. One server serves the whole test run;
/// every [#create] makes a database of its own in it.
public final class TestDatabase implements AutoCloseable {

    private static final String PASSWORD = "test";

    private final String name;
    private final EntityManagerFactory factory;

    private TestDatabase(String name) {
        this.name = name;
        new Migrations(dataSource()).run();
        this.factory =
                Persistence.createEntityManagerFactory(
                        "boocontrol",
                        Map.of(
                                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                                "jakarta.persistence.jtaDataSource", "",
                                "jakarta.persistence.nonJtaDataSource", dataSource(),
                                "eclipselink.weaving", "false"));
    }

    /// A new database with the whole schema and no rows.
    public static TestDatabase create() {
        return new TestDatabase(createEmpty());
    }

    /// A new database without any table of ours.
    public static DataSource emptySource() {
        return Server.INSTANCE.source(createEmpty());
    }

    /// Where a new empty database is, in the form of `DATABASE_URL`.
    public static String emptyUrl() {
        return url(createEmpty());
    }

    /// Where it is, in the form of `DATABASE_URL`.
    public String url() {
        return url(name);
    }

    private static String createEmpty() {
        var name = "t_" + UUID.randomUUID().toString().replace("-", "");
        execute(Server.INSTANCE.source("boocontrol"), "CREATE DATABASE " + name);
        return name;
    }

    private static String url(String name) {
        return "postgresql://boocontrol:%s@127.0.0.1:%d/%s"
                .formatted(PASSWORD, Server.INSTANCE.port, name);
    }

    public DataSource dataSource() {
        return Server.INSTANCE.source(name);
    }

    /// Runs `work` with an entity manager inside one transaction, as `@Transactional` would.
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (var manager = factory.createEntityManager()) {
            var transaction = manager.getTransaction();
            transaction.begin();
            try {
                var result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /// One number from one query, for assertions.
    public long count(String sql) {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        factory.close();
        execute(Server.INSTANCE.source("boocontrol"), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    /// One statement outside any transaction of the code under test.
    public void execute(String sql) {
        execute(dataSource(), sql);
    }

    static void execute(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// One PostgreSQL for the test process, stopped with it.
    private enum Server {
        INSTANCE;

        private final int port = freePort();

        Server() {
            var folder = folder();
            var postgres =
                    EmbeddedPostgres.start(
                            new EmbeddedPostgres.Settings(folder, port, "boocontrol", PASSWORD),
                            System::nanoTime,
                            (name, body) -> Thread.ofVirtual().name(name).start(body));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            try {
                new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        DataSource source(String database) {
            var source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {port});
            source.setDatabaseName(database);
            source.setUser("boocontrol");
            source.setPassword(PASSWORD);
            source.setReWriteBatchedInserts(true);
            source.setStringType("unspecified");
            return source;
        }

        private static Path folder() {
            try {
                // The temporary folder, because PostgreSQL's account must reach it.
                var folder = Files.createTempDirectory("boocontrol-test");
                Files.setPosixFilePermissions(
                        folder,
                        java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
