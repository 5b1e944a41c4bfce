package boocontrol.leases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.leases.control.GuardStore;
import boocontrol.leases.control.KeptConnections;
import boocontrol.leases.control.LeaseStore;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Release;
import boocontrol.leases.entity.Renewal;
import boocontrol.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The [ModelDatabase] and a real PostgreSQL side by side: every question goes to both, and the
/// answers must be equal.
///
/// The real one's clock is ours: a function `clock_timestamp()` in a schema that the connections
/// search before `pg_catalog`. So the statements are the production's, to the letter.
final class RealDatabase implements Database, AutoCloseable {

    private static final Duration SHORT = Duration.ofMillis(60);

    private final TestDatabase tables;
    private final ModelDatabase model;
    private final DataSource source;
    private final LeaseStore store;
    private final LeaseStore impatient;
    private final Connection clock;
    private final Map<Integer, Connection> open = new HashMap<>();

    private Instant now = Instant.EPOCH;

    int answers;
    int waits;

    RealDatabase(TestDatabase tables, DataSource source, ModelDatabase model) throws SQLException {
        this.tables = tables;
        this.source = source;
        this.model = model;
        tables.execute("TRUNCATE control_host_fences CASCADE");
        store = new LeaseStore(source, LeaseStore.PATIENCE);
        impatient = new LeaseStore(source, SHORT);
        clock = source.getConnection();
        execute(clock, "SET synchronous_commit = off");
    }

    /// The database with its clock in our hands.
    static KeptConnections source(TestDatabase tables) {
        tables.execute("CREATE SCHEMA boo_clock");
        tables.execute("CREATE TABLE boo_clock.time AS SELECT clock_timestamp() AS at");
        tables.execute(
                """
                CREATE FUNCTION boo_clock.clock_timestamp() RETURNS timestamptz
                LANGUAGE sql VOLATILE AS 'SELECT at FROM boo_clock.time'
                """);
        var source = (PGSimpleDataSource) tables.dataSource();
        source.setCurrentSchema("boo_clock,public,pg_catalog");
        return new KeptConnections(source);
    }

    @Override
    public void time(Instant now) {
        model.time(now);
        this.now = now;
    }

    @Override
    public Optional<Acquisition> acquire(Claim claim) {
        return same(
                model.acquire(claim),
                () -> store.acquire(claim, LeaseWorld.TERMS),
                () -> impatient.acquire(claim, LeaseWorld.TERMS));
    }

    @Override
    public Optional<Renewal> renew(LeaseKey key) {
        return same(
                model.renew(key),
                () -> store.renew(key, LeaseWorld.TERMS),
                () -> impatient.renew(key, LeaseWorld.TERMS));
    }

    @Override
    public boolean release(LeaseKey key) {
        var done = model.release(key) ? Optional.of(Release.DONE) : Optional.<Release>empty();
        return same(done, () -> store.release(key), () -> impatient.release(key)).isPresent();
    }

    @Override
    public Asking ask(Claim by) {
        return same(
                        Optional.of(model.ask(by)),
                        () -> store.ask(by, LeaseWorld.TERMS),
                        () -> impatient.ask(by, LeaseWorld.TERMS))
                .orElseThrow();
    }

    @Override
    public boolean begin(int write, LeaseKey key, Instant begun) {
        var accepted = model.begin(write, key, begun);
        question();
        try {
            var transaction = source.getConnection();
            transaction.setAutoCommit(false);
            assertThat(GuardStore.holds(transaction, key)).isEqualTo(accepted);
            if (accepted) {
                open.put(write, transaction);
            } else {
                transaction.rollback();
                transaction.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return accepted;
    }

    @Override
    public void commit(int write) {
        model.commit(write);
        end(write, Connection::commit);
    }

    @Override
    public void abort(int write) {
        model.abort(write);
        end(write, Connection::rollback);
    }

    @Override
    public void backup() {
        throw new UnsupportedOperationException("no backups of the real database");
    }

    @Override
    public void restore() {
        throw new UnsupportedOperationException("no backups of the real database");
    }

    /// The leases that are live, as both have them.
    void compareTables(Instant now) {
        var live = model.book().leases().stream().filter(lease -> lease.live(now)).toList();
        question();
        List<Lease> real = store.list(LeaseWorld.TERMS).leases();
        assertThat(real).containsExactlyElementsOf(live);
        assertThat(tables.count("SELECT count(*) FROM control_host_leases"))
                .isEqualTo(model.book().leases().size());
    }

    @Override
    public void close() throws SQLException {
        for (var write : List.copyOf(open.keySet())) {
            abort(write);
        }
        clock.close();
    }

    private <T> Optional<T> same(Optional<T> expected, Supplier<T> asked, Supplier<T> hasty) {
        question();
        if (expected.isEmpty()) {
            waits++;
            assertThatThrownBy(hasty::get).isInstanceOf(LeaseStore.Away.class);
        } else {
            assertThat(asked.get()).isEqualTo(expected.get());
        }
        return expected;
    }

    private void question() {
        answers++;
        execute(clock, "UPDATE boo_clock.time SET at = '" + now + "'");
    }

    private interface Finish {
        void of(Connection transaction) throws SQLException;
    }

    private void end(int write, Finish how) {
        try (var transaction = open.remove(write)) {
            how.of(transaction);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
