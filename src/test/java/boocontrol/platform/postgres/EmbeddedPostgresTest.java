package boocontrol.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.testing.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedPostgresTest {

    @TempDir Path folder;

    private int port;
    private EmbeddedPostgres postgres;
    private Thread watcher;

    @BeforeEach
    void start() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = freePort();
        postgres = launch(port);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void it_writes_through_to_the_disk_and_refuses_without_the_password() throws SQLException {
        try (var connection = connect("secret")) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThatThrownBy(() -> connect("wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void a_killed_server_comes_back_by_itself_with_every_committed_row() throws Exception {
        write("kept");
        var before = postgres.pid();

        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        Await.until("PostgreSQL answers again", () -> postgres.pid() != before && answers());
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void what_keeps_it_from_starting_again_is_said_until_it_is_gone() throws Exception {
        write("kept");
        var said = new ConcurrentLinkedQueue<String>();
        var ear = new Ear(said);
        var log = Logger.getLogger(EmbeddedPostgres.class.getName());
        log.addHandler(ear);
        try {
            var names = folder.resolve("postgres/pg/postmaster.pid");
            Files.delete(names);
            Files.createDirectory(names);
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();

            Await.until(
                    "it is said",
                    () -> said.stream().anyMatch(line -> line.contains("postmaster.pid")));
            Files.delete(names);
            Await.until("PostgreSQL answers again", this::answers);
        } finally {
            log.removeHandler(ear);
        }
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void the_orphan_of_a_killed_program_is_ended_and_its_data_kept() throws Exception {
        write("kept");
        var orphan = ProcessHandle.of(postgres.pid()).orElseThrow();

        // As after kill -9 of the program: its watcher is gone, its server runs on, a new program
        // starts elsewhere.
        watcher.interrupt();
        watcher.join();
        port = freePort();
        var second = launch(port);

        assertThat(orphan.isAlive()).isFalse();
        assertThat(read()).isEqualTo("kept");
        second.close();
    }

    @Test
    void a_data_folder_serves_one_program_at_a_time() {
        try (var _ = DataFolder.hold(folder.resolve("data"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> DataFolder.hold(folder.resolve("data")))
                    .withMessageContaining("in use by another BooControl");
        }
        DataFolder.hold(folder.resolve("data")).close();
    }

    /// Hears what is logged.
    private static final class Ear extends Handler {

        private final Queue<String> said;

        Ear(Queue<String> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private EmbeddedPostgres launch(int on) {
        return EmbeddedPostgres.start(
                new EmbeddedPostgres.Settings(folder.resolve("postgres"), on, "boo", "secret"),
                System::nanoTime,
                (name, body) -> watcher = Thread.ofVirtual().name(name).start(body));
    }

    private boolean answers() {
        try (var connection = connect("secret")) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private void write(String text) throws SQLException {
        try (var connection = connect("secret");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note AS SELECT '" + text + "' AS text");
        }
    }

    private String read() throws SQLException {
        try (var connection = connect("secret");
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT text FROM note")) {
            result.next();
            return result.getString(1);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect(String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("boocontrol");
        source.setUser("boo");
        source.setPassword(password);
        return source.getConnection();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
