package boocontrol.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {

    @TempDir Path data;

    @Test
    void the_embedded_database_keeps_its_port_and_password_from_start_to_start()
            throws IOException {
        var first = Prepare.environment(data, 9503, Map.of());
        var second = Prepare.environment(data, 9503, Map.of());

        assertThat(second).isEqualTo(first).containsEntry("BOOCONTROL_DB_EMBEDDED", "true");
        assertThat(first.get("BOO_DB_PASSWORD")).hasSize(48);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_taken_database_port_is_given_up_for_a_free_one() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    data.resolve("postgres.port"), String.valueOf(stranger.getLocalPort()));

            assertThat(Prepare.environment(data, 9503, Map.of()).get("BOO_DB_URL"))
                    .doesNotContain(":" + stranger.getLocalPort() + "/");
        }
    }

    @Test
    void a_given_database_is_translated_and_nothing_is_written() throws IOException {
        var environment =
                Prepare.environment(
                        data, 9503, Map.of("DATABASE_URL", "postgres://ann:pw@db.example/boo"));

        assertThat(environment)
                .containsEntry("BOOCONTROL_DB_EMBEDDED", "false")
                .containsEntry("BOO_DB_URL", "jdbc:postgresql://db.example:5432/boo")
                .containsEntry("BOO_DB_USER", "ann");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_port_in_use_says_by_whom() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check = new PortCheck(socket.getLocalPort());

            assertThatIllegalStateException()
                    .isThrownBy(() -> check.requireFree())
                    .withMessageContaining("in use by pid " + ProcessHandle.current().pid())
                    .withMessageContaining("--port");
        }
    }

    @Test
    void a_port_of_a_connection_says_by_whom() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            var check = new PortCheck(client.getLocalPort());

            assertThatIllegalStateException()
                    .isThrownBy(check::requireFree)
                    .withMessageContaining(
                            "in use by a connection of pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_port_out_of_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortCheck(70_000));
    }
}
