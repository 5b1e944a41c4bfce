package boocontrol.leases.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.HostBook;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// Short transactions, and the rows of the lease tables as values.
final class LeaseSqlStore {

    /// What happens inside a transaction.
    interface Work<T> {
        T on(Connection sql) throws SQLException;
    }

    /// Makes a value of the present row.
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// A client that stops in the middle loses its locks after that time, too.
    private static final String LIMITS =
            """
            SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
            SET LOCAL statement_timeout = %1$d;
            SET LOCAL lock_timeout = %1$d;
            SET LOCAL idle_in_transaction_session_timeout = %1$d;
            SET LOCAL synchronous_commit = on
            """;

    /// Serialization failure and deadlock.
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private static final int TRIES = 3;

    private LeaseSqlStore() {}

    /// Does it again when PostgreSQL undid it because of others.
    ///
    /// @param patience for any one statement
    /// @throws LeaseStore.Away when it did not end well
    static <T> T inTransaction(DataSource source, Duration patience, Work<T> work) {
        for (var tries = 1; ; tries++) {
            try {
                return once(source, patience, work);
            } catch (SQLException e) {
                if (tries == TRIES
                        || !UNDONE.contains(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                    throw new LeaseStore.Away(e);
                }
            }
        }
    }

    private static <T> T once(DataSource source, Duration patience, Work<T> work)
            throws SQLException {
        try (var sql = source.getConnection()) {
            sql.setAutoCommit(false);
            try {
                limit(sql, patience);
                var result = work.on(sql);
                sql.commit();
                return result;
            } finally {
                // Does nothing after the commit.
                sql.rollback();
                sql.setAutoCommit(true);
            }
        }
    }

    private static void limit(Connection sql, Duration patience) throws SQLException {
        try (var statement = sql.createStatement()) {
            statement.execute(LIMITS.formatted(patience.toMillis()));
        }
    }

    /// @return how many rows changed
    static int update(Connection sql, String statement, Object... values) throws SQLException {
        try (var query = sql.prepareStatement(statement)) {
            fill(query, values);
            return query.executeUpdate();
        }
    }

    static <T> List<T> rows(Connection sql, String statement, Reader<T> reader, Object... values)
            throws SQLException {
        try (var query = sql.prepareStatement(statement)) {
            fill(query, values);
            var found = new ArrayList<T>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The row of control_host_fences.
    static HostBook host(ResultSet row) throws SQLException {
        return new HostBook(
                new ProviderId(row.getString("provider_id")),
                row.getLong("fence"),
                ask(row),
                List.of());
    }

    /// The ask in a row of control_host_fences.
    static Optional<Ask> ask(ResultSet row) throws SQLException {
        var at = maybe(row, "preempt_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ask(claim(row, "preempt_by", "preempt_"), at.get()));
    }

    /// A row of control_host_leases.
    static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                claim(row, "holder", ""),
                row.getLong("fence"),
                instant(row, "acquired_at"),
                instant(row, "heartbeat"),
                instant(row, "expires_at"),
                instant(row, "max_until"),
                maybe(row, "told_at"),
                ending(row));
    }

    private static Claim claim(ResultSet row, String holder, String prefix) throws SQLException {
        return new Claim(
                new ProviderId(row.getString("provider_id")),
                new HolderId(row.getString(holder)),
                new Purpose(row.getString(prefix + "purpose")),
                Mode.valueOf(upper(row.getString(prefix + "mode"))));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        var at = maybe(row, "ended_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Ending(
                                at.get(),
                                Ending.Reason.valueOf(upper(row.getString("end_reason")))));
    }

    private static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static void fill(PreparedStatement query, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            set(query, i + 1, values[i]);
        }
    }

    private static void set(PreparedStatement query, int at, Object value) throws SQLException {
        switch (value) {
            case Optional<?> some when some.isPresent() -> set(query, at, some.get());
            case Optional<?> _ -> query.setNull(at, Types.NULL);
            case Instant instant -> query.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case Long number -> query.setLong(at, number);
            case Enum<?> word -> query.setString(at, word.name().toLowerCase(Locale.ROOT));
            case Object text -> query.setString(at, text.toString());
        }
    }
}
