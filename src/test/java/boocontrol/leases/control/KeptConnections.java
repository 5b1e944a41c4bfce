package boocontrol.leases.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A pool without bounds: a connection that was closed unbroken is given out again.
public final class KeptConnections extends PGSimpleDataSource implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final transient DataSource source;
    private final transient ConcurrentLinkedDeque<Connection> free = new ConcurrentLinkedDeque<>();

    public KeptConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var kept = Optional.ofNullable(free.poll());
        var connection = kept.isPresent() ? kept.get() : source.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        KeptConnections.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) ->
                                method.getName().equals("close")
                                        ? keep(connection)
                                        : call(() -> method.invoke(connection, arguments)));
    }

    @Override
    public void close() throws SQLException {
        for (var connection : free) {
            connection.close();
        }
    }

    private interface Call {
        Object now() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.now();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object keep(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException _) {
            // In no transaction, or broken; the latter shows below.
        }
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
                free.push(connection);
            }
        } catch (SQLException _) {
            // Broken: nobody gets it again.
        }
        return null;
    }
}
