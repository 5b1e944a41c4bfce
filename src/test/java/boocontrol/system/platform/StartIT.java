package boocontrol.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.RunningServer;
import boocontrol.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The start and the end of the packaged server, as an operator meets them.
class StartIT {

    @Test
    void it_starts_on_an_empty_database_and_stops_cleanly() {
        try (var server = RunningServer.start(Map.of())) {
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);

            server.stop();

            assertThat(server.console())
                    .contains("The server boocontrol stopped")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void its_own_database_survives_kill_and_is_stopped_with_it() {
        try (var server = RunningServer.embedded(Map.of())) {
            server.kill().startAgain();

            assertThat(server.console()).contains("ending PostgreSQL");
            server.stop();

            assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info).map(Object::toString))
                    .noneMatch(info -> info.contains(server.data().toString()));
        }
    }

    @Test
    void a_second_server_on_the_same_data_folder_refuses_with_one_line() {
        try (var first = RunningServer.embedded(Map.of())) {
            var second = RunningServer.startWith(sameData(first));

            assertThat(second.awaitEnd(Duration.ofSeconds(60))).isNotZero();
            assertThat(second.console())
                    .contains("BooControl cannot start: the data folder")
                    .contains("in use by another BooControl (pid " + first.pid());
        }
    }

    @Test
    void a_start_without_a_database_says_so_and_ends() {
        var nowhere = RunningServer.database("postgresql://a:b@127.0.0.1:9/none");

        var server = RunningServer.startWith(nowhere);

        assertThat(server.awaitEnd(Duration.ofSeconds(60))).isNotZero();
        assertThat(server.console()).contains("BooControl cannot start").doesNotContain("\tat ");
    }

    @Test
    void it_waits_for_a_table_of_its_neighbour() {
        try (var shared = TestDatabase.create()) {
            var environment = new HashMap<>(RunningServer.database(shared.url()));
            environment.put("BOOCONTROL_DB_WAIT_FOR_TABLE", "chats");
            try (var server = RunningServer.startWith(environment)) {
                Await.until("it waits", () -> server.console().contains("waiting for table chats"));

                shared.execute("CREATE TABLE chats (id INT)");

                server.awaitReady();
            }
        }
    }

    private static Map<String, String> sameData(RunningServer first) {
        return Map.of(
                "BOOCONTROL_DB_EMBEDDED", "false",
                "BOO_DB_URL", "jdbc:postgresql://127.0.0.1:9/none",
                "BOOCONTROL_DATA_DIR", first.data().toString());
    }
}
