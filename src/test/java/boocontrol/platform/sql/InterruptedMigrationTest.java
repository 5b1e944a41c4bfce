package boocontrol.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Fault C6: the program or its connection dies at some statement of the migrations.
class InterruptedMigrationTest {

    /// Every statement in the long form, else every so many-th.
    private static final int STRIDE = Boolean.getBoolean("boocontrol.long") ? 1 : 11;

    private static final String SCHEMA =
            """
            SELECT string_agg(line, chr(10) ORDER BY line) FROM (
                SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable,
                    column_default) AS line
                FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                UNION ALL
                SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                UNION ALL
                SELECT format('%s %s', version, success) FROM boocontrol_schema_history) AS lines
            """;

    /// Connections that die together with the n-th statement over all of them.
    private static final class DyingSource {

        private final DataSource real;
        private final int last;
        private final AtomicInteger statements = new AtomicInteger();

        DyingSource(DataSource real, int last) {
            this.real = real;
            this.last = last;
        }

        DataSource source() {
            return proxy(
                    DataSource.class,
                    (method, arguments) -> {
                        var result = call(real, method, arguments);
                        return result instanceof Connection connection
                                ? watched(connection)
                                : result;
                    });
        }

        private Connection watched(Connection connection) {
            return proxy(
                    Connection.class,
                    (method, arguments) -> {
                        var result = call(connection, method, arguments);
                        return result instanceof Statement statement
                                ? watched(connection, statement, method.getReturnType())
                                : result;
                    });
        }

        private Object watched(Connection connection, Statement statement, Class<?> type) {
            return proxy(
                    type,
                    (method, arguments) -> {
                        if (method.getName().startsWith("execute")
                                && statements.incrementAndGet() == last) {
                            connection.abort(Runnable::run);
                        }
                        return call(statement, method, arguments);
                    });
        }

        private interface Answer {
            Object to(Method method, Object[] arguments) throws Throwable;
        }

        private static <T> T proxy(Class<T> type, Answer answer) {
            return type.cast(
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (_, method, arguments) -> answer.to(method, arguments)));
        }

        private static Object call(Object target, Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Test
    void a_start_after_a_death_at_any_statement_completes_the_schema() throws SQLException {
        var whole = TestDatabase.emptySource();
        var counted = new DyingSource(whole, -1);
        new Migrations(counted.source()).run();
        var expected = schema(whole);
        var interrupted = new ArrayList<Integer>();

        for (var last = 1; last <= counted.statements.get(); last += STRIDE) {
            var source = TestDatabase.emptySource();
            if (diesAt(source, last)) {
                interrupted.add(last);
            }
            new Migrations(source).run();

            assertThat(schema(source))
                    .as("after a death at statement %d", last)
                    .isEqualTo(expected);
        }
        System.out.printf(
                "FIGURE C6 statements=%d deaths=%d schemas_not_completed=0%n",
                counted.statements.get(), interrupted.size());
        assertThat(interrupted).hasSizeGreaterThan(counted.statements.get() / STRIDE / 2);
    }

    private static boolean diesAt(DataSource source, int last) {
        try {
            new Migrations(new DyingSource(source, last).source()).run();
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private static List<String> schema(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(SCHEMA)) {
            result.next();
            return result.getString(1).lines().toList();
        }
    }
}
