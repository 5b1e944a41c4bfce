package boocontrol.leases.control;

import static boocontrol.leases.control.LeaseFixtures.exclusive;
import static boocontrol.leases.control.LeaseFixtures.granted;
import static boocontrol.leases.control.LeaseFixtures.shared;
import static boocontrol.leases.control.LeaseFixtures.store;
import static boocontrol.leases.control.LeaseFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Refusal;
import boocontrol.leases.entity.Release;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Terms;
import boocontrol.testing.Await;
import boocontrol.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a real PostgreSQL and its own clock.
class LeaseStoreTest {

    private static final Terms LONG = terms(30_000);
    private static final Terms SHORT = terms(1_000);

    private static TestDatabase database;
    private LeaseStore store;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE control_host_fences CASCADE");
        store = store(database.dataSource());
    }

    @Test
    void a_refusal_says_who_for_what_and_until_when() {
        var bench = granted(store, exclusive("boocontrol/1"), LONG);

        var refused = (Acquisition.Refused) store.acquire(shared("boochat/1"), LONG);

        assertThat(refused.refusal().cause()).isEqualTo(Refusal.Cause.HELD);
        assertThat(refused.refusal().by()).isEqualTo(exclusive("boocontrol/1"));
        assertThat(refused.refusal().until()).isEqualTo(bench.expiresAt());
        assertThat(refused.refusal().fence()).hasValue(bench.fence());
    }

    @Test
    void shared_leases_stand_beside_each_other_and_keep_an_exclusive_one_out() {
        var chat = granted(store, shared("boochat/1"), LONG);
        var agent = granted(store, shared("boocoder/1"), LONG);

        assertThat(store.acquire(exclusive("boocontrol/1"), LONG))
                .isInstanceOf(Acquisition.Refused.class);
        store.release(chat.key());
        store.release(agent.key());
        assertThat(granted(store, exclusive("boocontrol/1"), LONG).fence())
                .isGreaterThan(agent.fence());
    }

    @Test
    void a_release_can_be_repeated_and_takes_nobody_elses() {
        var bench = granted(store, exclusive("boocontrol/1"), LONG);
        var thief = new LeaseKey(LeaseFixtures.HOST, bench.fence(), shared("thief/1").holder());

        assertThat(store.release(thief)).isEqualTo(Release.NOT_YOURS);
        assertThat(store.release(bench.key())).isEqualTo(Release.DONE);
        assertThat(store.release(bench.key())).isEqualTo(Release.DONE);
        assertThat(store.release(thief)).isEqualTo(Release.DONE);
        assertThat(store.renew(bench.key(), LONG))
                .isEqualTo(new Renewal.Gone(java.util.Optional.of(Ending.Reason.RELEASED)));
    }

    @Test
    void an_operator_takes_a_lease_and_the_host_rests() {
        var bench = granted(store, exclusive("boocontrol/1"), LONG);

        store.revoke(LeaseFixtures.HOST, bench.fence());

        assertThat(store.renew(bench.key(), LONG))
                .isEqualTo(new Renewal.Gone(java.util.Optional.of(Ending.Reason.REVOKED)));
        var refused = (Acquisition.Refused) store.acquire(shared("boochat/1"), LONG);
        assertThat(refused.refusal().cause()).isEqualTo(Refusal.Cause.RESTING);
    }

    @Test
    void the_grant_after_an_expiry_waits_for_the_write_that_was_accepted_before() throws Exception {
        var old = granted(store, exclusive("boocontrol/1"), SHORT);
        try (var writing = transaction()) {
            assertThat(GuardStore.holds(writing, old.key())).isTrue();

            var next = new CompletableFuture<Long>();
            Thread.startVirtualThread(() -> next.complete(claimUntilGranted()));

            Await.until("the claim waits for the row", () -> waiting() > 0);
            assertThat(next).isNotDone();
            writing.commit();
            assertThat(next.get(20, TimeUnit.SECONDS)).isGreaterThan(old.fence());
        }
        try (var late = transaction()) {
            assertThat(GuardStore.holds(late, old.key())).isFalse();
        }
    }

    @Test
    void the_stores_of_others_ask_in_their_own_transaction() {
        var lease = granted(store, exclusive("boocontrol/1"), LONG);

        boolean before = database.inTransaction(sql -> GuardStore.holds(sql, lease.key()));
        store.release(lease.key());
        boolean after = database.inTransaction(sql -> GuardStore.holds(sql, lease.key()));

        assertThat(List.of(before, after)).containsExactly(true, false);
    }

    @Test
    void the_database_itself_refuses_two_open_exclusive_leases() {
        var lease = granted(store, exclusive("boocontrol/1"), LONG);

        assertThatThrownBy(() ->
                        database.execute(
                                """
                                INSERT INTO control_host_leases
                                SELECT provider_id, fence + 1, mode, 'wrong/1', purpose, acquired_at,
                                    heartbeat, expires_at, max_until
                                FROM control_host_leases WHERE fence = %d
                                """
                                        .formatted(lease.fence())))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .hasMessageContaining("control_host_leases_one_exclusive");
    }

    @Test
    void leases_that_ended_long_ago_are_forgotten() {
        store.release(granted(store, exclusive("boocontrol/1"), LONG).key());
        database.execute(
                """
                UPDATE control_host_leases SET fence = fence - 8 * 86400000,
                    ended_at = ended_at - interval '8 days'
                """);

        granted(store, exclusive("boocontrol/2"), LONG);

        assertThat(database.count("SELECT count(*) FROM control_host_leases")).isEqualTo(1);
    }

    @Test
    void a_client_that_stops_inside_a_transaction_loses_its_locks() throws Exception {
        var hasty = new LeaseStore(database.dataSource(), java.time.Duration.ofMillis(300));
        granted(hasty, exclusive("boocontrol/1"), LONG);
        var stopped = database.dataSource().getConnection();
        stopped.setAutoCommit(false);
        try (var statement = stopped.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 1000");
            statement.execute("SELECT * FROM control_host_fences FOR UPDATE");
        }

        assertThatThrownBy(() -> hasty.acquire(shared("boochat/1"), LONG))
                .isInstanceOf(LeaseStore.Away.class);
        assertThat(store.acquire(shared("boochat/1"), LONG))
                .isInstanceOf(Acquisition.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"40P01, 2, true", "40001, 2, true", "40P01, 3, false", "53100, 1, false"})
    void what_the_database_undid_because_of_others_is_done_again_twice(
            String state, int failures, boolean granted) {
        database.execute(
                """
                DROP SEQUENCE IF EXISTS failures;
                CREATE SEQUENCE failures;
                CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('failures') <= %d THEN
                        RAISE EXCEPTION 'injected' USING ERRCODE = '%s';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON control_host_leases
                    FOR EACH ROW EXECUTE FUNCTION fail()
                """
                        .formatted(failures, state));
        try {
            if (granted) {
                assertThat(store.acquire(exclusive("boocontrol/1"), LONG))
                        .isInstanceOf(Acquisition.Grant.class);
            } else {
                assertThatThrownBy(() -> store.acquire(exclusive("boocontrol/1"), LONG))
                        .isInstanceOf(LeaseStore.Away.class);
            }
        } finally {
            database.execute("DROP TRIGGER fail ON control_host_leases");
        }
        assertThat(database.count("SELECT count(*) FROM control_host_leases"))
                .isEqualTo(granted ? 1 : 0);
    }

    private long claimUntilGranted() {
        while (true) {
            if (store.acquire(exclusive("boocontrol/2"), SHORT)
                    instanceof Acquisition.Grant(var lease, _)) {
                return lease.fence();
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static long waiting() {
        return database.count(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """);
    }

    private static Connection transaction() throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}
