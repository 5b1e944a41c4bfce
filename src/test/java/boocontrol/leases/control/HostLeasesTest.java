package boocontrol.leases.control;

import static boocontrol.leases.control.LeaseFixtures.BENCH;
import static boocontrol.leases.control.LeaseFixtures.CHAT;
import static boocontrol.leases.control.LeaseFixtures.HOST;
import static boocontrol.leases.control.LeaseFixtures.process;
import static boocontrol.leases.control.LeaseFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Loss;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Standing;
import boocontrol.leases.entity.Terms;
import boocontrol.testing.Await;
import boocontrol.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Two processes, as it were, over a real PostgreSQL.
class HostLeasesTest {

    private static final Terms TERMS = terms(1_500);

    private static TestDatabase database;
    private HostLeases ours;
    private HostLeases theirs;

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
        ours = process(database.dataSource(), TERMS);
        theirs = process(database.dataSource(), TERMS);
    }

    @Test
    void a_lease_outlives_its_ttl_while_it_is_held_and_a_close_frees_the_host_at_once() {
        var lease = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));
        Await.until("it was renewed past its first end", () -> renewedPast(lease, TERMS.ttl()));

        assertThat(theirs.acquireHostAccess(HOST, CHAT, Mode.SHARED))
                .isInstanceOfSatisfying(
                        Access.Held.class,
                        held -> {
                            assertThat(held.holder()).isEqualTo(ours.self());
                            assertThat(held.purpose()).isEqualTo(BENCH);
                        });
        assertThat(lease.checkpoint()).isInstanceOf(Standing.Valid.class);
        assertThat(lease.deadline()).isPositive();

        lease.close();

        assertThat(lease.checkpoint()).isEqualTo(new Standing.Lost(Loss.CLOSED));
        var next = granted(theirs.acquireHostAccess(HOST, CHAT, Mode.SHARED));
        assertThat(next.fence()).isGreaterThan(lease.fence());
        next.close();
        assertThat(ours.held()).isZero();
    }

    @Test
    void hosts_do_not_stand_in_each_others_way() {
        var one = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));
        var other =
                granted(
                        theirs.acquireHostAccess(
                                new ProviderId("embedding"), BENCH, Mode.EXCLUSIVE));

        one.close();
        other.close();
    }

    @Test
    void who_is_asked_hears_of_it_and_the_asker_gets_the_host() {
        var bench = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));

        assertThat(theirs.preempt(HOST, CHAT, Mode.SHARED)).containsInstanceOf(Asking.Asked.class);

        Await.until("the bench hears", () -> bench.checkpoint() instanceof Standing.Asked);
        var asked = (Standing.Asked) bench.checkpoint();
        assertThat(asked.by().holder()).isEqualTo(theirs.self());
        assertThat(asked.grace()).isLessThanOrEqualTo(TERMS.grace());
        bench.close();
        granted(theirs.acquireHostAccess(HOST, CHAT, Mode.SHARED)).close();
    }

    @Test
    void who_does_not_stop_when_asked_loses_its_lease() {
        var loss = new CompletableFuture<Loss>();
        var bench = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));
        bench.onLost(loss::complete);
        theirs.preempt(HOST, CHAT, Mode.SHARED);

        var chat = new CompletableFuture<HostLease>();
        Await.until("the chat has the host", () -> claimed(chat));

        assertThat(loss.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(Loss.PREEMPTED);
        assertThat(bench.checkpoint()).isEqualTo(new Standing.Lost(Loss.PREEMPTED));
        bench.close();
        chat.join().close();
    }

    @Test
    void a_holder_stops_by_itself_before_the_database_ends_its_lease() {
        var loss = new CompletableFuture<Loss>();
        var lease = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));
        lease.onLost(loss::complete);
        database.execute("ALTER TABLE control_host_leases RENAME TO away");
        try {
            assertThat(loss.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(Loss.UNRENEWED);
            assertThat(lease.checkpoint()).isEqualTo(new Standing.Lost(Loss.UNRENEWED));
            assertThat(lease.deadline()).isZero();
            assertThat(
                            database.count(
                                    "SELECT count(*) FROM away WHERE expires_at > clock_timestamp()"))
                    .isEqualTo(1);
        } finally {
            database.execute("ALTER TABLE away RENAME TO control_host_leases");
        }
        lease.close();
        assertThat(theirs.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE))
                .isInstanceOf(Access.Granted.class);
        theirs.stop();
    }

    @Test
    void who_listens_to_a_lease_that_is_lost_already_hears_at_once() {
        var lease = granted(ours.acquireHostAccess(HOST, BENCH, Mode.EXCLUSIVE));
        database.execute("UPDATE control_host_leases SET ended_at = now(), end_reason = 'revoked'");
        Await.until("it is lost", () -> lease.checkpoint() instanceof Standing.Lost);

        var loss = new CompletableFuture<Loss>();
        lease.onLost(loss::complete);

        assertThat(loss).isCompletedWithValue(Loss.REVOKED);
        lease.close();
    }

    @Test
    void the_end_of_the_program_gives_every_lease_back() {
        granted(ours.acquireHostAccess(HOST, CHAT, Mode.SHARED));
        granted(ours.acquireHostAccess(HOST, CHAT, Mode.SHARED));

        ours.stop();

        assertThat(released()).isEqualTo(2);
    }

    @Test
    void a_database_that_swallows_everything_is_unavailable_within_its_time() throws IOException {
        try (var hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {hole.getLocalPort()});
            source.setSocketTimeout(20);
            source.setLoginTimeout(20);
            var lonely = process(source, TERMS);
            var before = System.nanoTime();

            var access = lonely.acquireHostAccess(HOST, CHAT, Mode.SHARED);
            var asked = lonely.preempt(HOST, CHAT, Mode.SHARED);

            var took = Duration.ofNanos(System.nanoTime() - before);
            assertThat(access).isInstanceOf(Access.Unavailable.class);
            assertThat(asked).isEqualTo(Optional.empty());
            assertThat(took).isLessThan(LeaseStore.PATIENCE.multipliedBy(2).plusSeconds(2));
        }
    }

    @Test
    void a_grant_that_nobody_waits_for_any_more_is_given_back() throws Exception {
        try (var other = database.dataSource().getConnection();
                var statement = other.createStatement()) {
            granted(ours.acquireHostAccess(HOST, CHAT, Mode.SHARED)).close();
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM control_host_fences FOR UPDATE");
            var access = new CompletableFuture<Access>();
            var claimer =
                    Thread.startVirtualThread(() ->
                            access.complete(theirs.acquireHostAccess(HOST, CHAT, Mode.SHARED)));
            Await.until("it waits for the host", () -> waiting() > 0);
            claimer.interrupt();
            assertThat(access.orTimeout(20, TimeUnit.SECONDS).join())
                    .isInstanceOf(Access.Unavailable.class);
            other.rollback();
        }
        Await.until("both are given back", () -> released() == 2);
        assertThat(theirs.held()).isZero();
    }

    private static long waiting() {
        return database.count(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """);
    }

    private static long released() {
        return database.count(
                "SELECT count(*) FROM control_host_leases WHERE end_reason = 'released'");
    }

    private boolean claimed(CompletableFuture<HostLease> into) {
        return switch (theirs.acquireHostAccess(HOST, CHAT, Mode.SHARED)) {
            case Access.Granted(var lease) -> into.complete(lease);
            case Access.Held _, Access.Unavailable _ -> false;
        };
    }

    private static boolean renewedPast(HostLease lease, Duration ttl) {
        return database.count(
                        """
                        SELECT count(*) FROM control_host_leases
                        WHERE fence = %d AND heartbeat > acquired_at + interval '%d milliseconds'
                        """
                                .formatted(lease.fence(), ttl.toMillis()))
                > 0;
    }

    private static HostLease granted(Access access) {
        return switch (access) {
            case Access.Granted(var lease) -> lease;
            case Access.Held held -> throw new AssertionError(held);
            case Access.Unavailable _ -> throw new AssertionError("unavailable");
        };
    }
}
