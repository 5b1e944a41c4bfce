package boocontrol.platform.postgres;

import boocontrol.platform.time.Ticker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of our own: the real programs, kept data, fsync on, a password, one loopback
/// port.
///
/// An orphan that a killed server of ours left behind is ended safely (fast shutdown) before the
/// next start; a server that dies under us is started again and recovers from its log. Whoever
/// calls [#start] holds the [DataFolder], so the orphan is nobody else's.
public final class EmbeddedPostgres implements AutoCloseable {

    /// Where it lives and how it is reached.
    ///
    /// @param folder holds `pg/` (the cluster), the unpacked programs and `postgres.log`
    /// @param jars the folder with the jars of the binaries, or the jar itself
    public record Settings(Path folder, Path jars, int port, String user, String password) {

        public Settings(Path folder, int port, String user, String password) {
            this(folder, PostgresBinaries.jarsOnClassPath(), port, user, password);
        }
    }

    public static final String DATABASE = "boocontrol";

    private static final Logger LOGGER = System.getLogger(EmbeddedPostgres.class.getName());
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Settings settings;
    private final Ticker ticker;
    private final Account account = Account.current();
    private final Path cluster;
    private final Path home;
    private volatile boolean stopping;
    private volatile Process server;

    /// Starts it and returns when it answers and the database exists.
    ///
    /// @param threads starts a named thread: the watcher that restarts a server that died
    public static EmbeddedPostgres start(
            Settings settings, Ticker ticker, BiConsumer<String, Runnable> threads) {
        var postgres = new EmbeddedPostgres(settings, ticker);
        threads.accept("postgres-watch", postgres::watch);
        return postgres;
    }

    private EmbeddedPostgres(Settings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        this.cluster = settings.folder().resolve("pg");
        try {
            Files.createDirectories(settings.folder());
            account.admit(settings.folder());
            this.home = PostgresBinaries.unpack(settings.jars(), settings.folder());
            new Orphan(cluster).end(STOP);
            initialise();
            this.server = launch();
            awaitAnswer();
            createDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    /// The operating system's id of the server that runs now.
    public long pid() {
        return server.pid();
    }

    /// Fast shutdown: open transactions are rolled back, everything committed is on disk.
    @Override
    public void close() {
        stopping = true;
        new Orphan(cluster).end(STOP);
    }

    private void initialise() throws IOException {
        if (Files.isDirectory(cluster)) {
            return;
        }
        var fresh = settings.folder().resolve("pg.new");
        if (Files.exists(fresh)) {
            run(List.of("rm", "-rf", fresh.toString()));
        }
        Files.createDirectory(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(fresh);
        var password = Files.createTempFile(settings.folder(), "pw", "");
        try {
            Files.writeString(password, settings.password());
            account.own(password);
            run(account.command(initdb(fresh, password)));
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path folder, Path password) {
        return List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + settings.user(),
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions");
    }

    private Process launch() throws IOException {
        var command =
                new ArrayList<>(
                        List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        for (var option : options()) {
            command.add("-c");
            command.add(option);
        }
        var log = settings.folder().resolve("postgres.log").toFile();
        if (log.length() > 10_000_000) {
            Files.move(
                    log.toPath(),
                    settings.folder().resolve("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var builder =
                new ProcessBuilder(account.command(command)).directory(settings.folder().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private List<String> options() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + settings.port(),
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=40",
                "shared_buffers=64MB",
                "jit=off",
                "max_wal_size=256MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m [%p] ");
    }

    private void awaitAnswer() throws IOException {
        var deadline = ticker.nanos() + START.toNanos();
        while (true) {
            try (var connection = dataSource("postgres").getConnection()) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    throw new IOException(
                            "it ended at once; see " + settings.folder().resolve("postgres.log"));
                }
                if (ticker.nanos() > deadline) {
                    throw new IOException(
                            "no answer within " + START.toSeconds() + " s: " + e.getMessage());
                }
                pause(50);
            }
        }
    }

    private void createDatabase() throws IOException {
        try (var connection = dataSource("postgres").getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException("cannot create the database: " + e.getMessage(), e);
        }
    }

    private PGSimpleDataSource dataSource(String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(database);
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setConnectTimeout(2);
        source.setSocketTimeout(10);
        return source;
    }

    private void watch() {
        while (!stopping) {
            try {
                var status = server.waitFor();
                if (stopping) {
                    return;
                }
                LOGGER.log(
                        Level.WARNING,
                        "PostgreSQL ended with status {0}; starting it again",
                        status);
                new Orphan(cluster).end(STOP);
                pause(200);
                server = launch();
            } catch (InterruptedException _) {
                return;
            } catch (IOException | RuntimeException e) {
                // Nobody else would start it: whatever it is, it is tried again.
                LOGGER.log(Level.ERROR, "cannot start PostgreSQL again: " + e.getMessage());
                pause(2_000);
            }
        }
    }

    private void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
