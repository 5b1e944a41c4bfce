package boocontrol.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boocontrol.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final DataSource empty = TestDatabase.emptySource();

    @Test
    void an_empty_database_gets_every_table_and_a_second_run_changes_nothing() throws SQLException {
        assertThat(new Migrations(empty).run()).isPositive();

        assertThat(tables(empty)).contains("control_schema", "boocontrol_schema_history");
        assertThat(new Migrations(empty).run()).isZero();
    }

    @Test
    void a_database_that_others_use_too_keeps_their_tables() throws SQLException {
        execute("CREATE TABLE flyway_schema_history (theirs TEXT)");
        execute("INSERT INTO flyway_schema_history VALUES ('kept')");

        new Migrations(empty).run();

        assertThat(tables(empty)).contains("control_schema", "flyway_schema_history");
    }

    @Test
    void a_start_without_any_migration_fails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Migrations(empty, "classpath:db/nowhere").run())
                .withMessageContaining("no database migration found");
    }

    @Test
    void a_start_on_a_database_of_a_newer_program_fails() throws SQLException {
        new Migrations(empty).run();
        execute(
                """
                INSERT INTO boocontrol_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'x', 1, true)
                """);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Migrations(empty).run())
                .withMessageContaining("newer than this program")
                .withMessageContaining("9999");
    }

    @Test
    void a_start_with_a_changed_migration_fails() throws SQLException {
        new Migrations(empty).run();
        execute(
                "UPDATE boocontrol_schema_history SET checksum = checksum + 1 WHERE version = '000.1'");

        assertThatIllegalStateException()
                .isThrownBy(() -> new Migrations(empty).run())
                .withMessageContaining("checksum");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = empty.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> tables(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var result =
                        connection
                                .getMetaData()
                                .getTables(null, "public", "%", new String[] {"TABLE"})) {
            var names = new ArrayList<String>();
            while (result.next()) {
                names.add(result.getString("table_name"));
            }
            return names;
        }
    }
}
