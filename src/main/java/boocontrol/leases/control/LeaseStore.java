package boocontrol.leases.control;

import static boocontrol.leases.control.LeaseSqlStore.rows;
import static boocontrol.leases.control.LeaseSqlStore.update;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Listing;
import boocontrol.leases.entity.Release;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Terms;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/// The tables control_host_fences and control_host_leases, each change in a short transaction of
/// its own: take the lock, read the rows and then the database's clock, decide, write, commit.
///
/// A grant and an ask lock the host's row, a renewal and a release only their lease's, so that
/// nobody's renewal waits for somebody else's claim. `clock_timestamp()` and never `now()`: after a
/// wait for a lock `now()` still tells the time before it.
@ApplicationScoped
public class LeaseStore {

    /// The database did not answer, or not usably; whether it did what was asked is unknown.
    public static final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Away(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// A lease under lock, with what was read of its host.
    private record Locked(Lease lease, Optional<Ask> ask, Instant now) {

        static Locked of(ResultSet row) throws SQLException {
            return new Locked(
                    LeaseSqlStore.lease(row),
                    LeaseSqlStore.ask(row),
                    LeaseSqlStore.instant(row, "now"));
        }
    }

    /// For one answer.
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int TRIES = 5;

    /// The time is read after the lock was got.
    private static final String LOCK_LEASE =
            """
            WITH l AS MATERIALIZED (
                SELECT * FROM control_host_leases
                WHERE provider_id = ? AND fence = ? AND holder = ? FOR UPDATE)
            SELECT l.*, f.preempt_by, f.preempt_purpose, f.preempt_mode, f.preempt_at,
                clock_timestamp() AS now
            FROM l JOIN control_host_fences f ON f.provider_id = l.provider_id
            """;

    private static final String RENEW =
            """
            UPDATE control_host_leases SET heartbeat = ?, expires_at = ?, told_at = ?
            WHERE provider_id = ? AND fence = ? AND ended_at IS NULL
            """;

    private static final String RELEASE =
            """
            UPDATE control_host_leases SET ended_at = clock_timestamp(), end_reason = ?
            WHERE provider_id = ? AND fence = ? AND ended_at IS NULL
            """;

    private static final String ANOTHERS =
            """
            SELECT 1 FROM control_host_leases
            WHERE provider_id = ? AND fence = ? AND holder <> ?
                AND ended_at IS NULL AND expires_at > clock_timestamp()
            """;

    private static final String LIST =
            """
            SELECT * FROM control_host_leases
            WHERE ended_at IS NULL AND expires_at > clock_timestamp()
            ORDER BY provider_id, fence LIMIT 5000
            """;

    private static final String LIST_ASKS =
            "SELECT * FROM control_host_fences WHERE preempt_at IS NOT NULL ORDER BY provider_id";

    @Resource(lookup = "jdbc/boo-leases")
    DataSource source;

    private Duration patience = PATIENCE;

    /// For the container.
    public LeaseStore() {}

    /// A store on a data source of its own.
    ///
    /// @param patience for any one statement and any one lock
    public LeaseStore(DataSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /// @throws Away when unknown
    public Acquisition acquire(Claim claim, Terms terms) {
        return inTransaction(sql -> {
            var host = HostBookStore.locked(sql, claim.provider());
            for (var tries = 0; tries < TRIES; tries++) {
                var book = HostBookStore.withLeases(sql, host);
                var now = HostBookStore.now(sql);
                var ruling = book.acquire(claim, now, terms);
                if (HostBookStore.end(sql, ruling.ended())) {
                    HostBookStore.write(sql, ruling);
                    return ruling.answer();
                }
            }
            throw new SQLException("the leases of " + claim.provider() + " keep changing");
        });
    }

    /// @throws Away when unknown
    public Renewal renew(LeaseKey key, Terms terms) {
        return inTransaction(sql -> {
            var found =
                    rows(sql, LOCK_LEASE, Locked::of, key.provider(), key.fence(), key.holder());
            return found.isEmpty()
                    ? new Renewal.Gone(Optional.empty())
                    : renew(sql, found.getFirst(), terms);
        });
    }

    /// Ends the holder's own lease, however often it is asked to.
    ///
    /// @throws Away when unknown
    public Release release(LeaseKey key) {
        return inTransaction(sql -> {
            var ended =
                    update(
                            sql,
                            RELEASE + " AND holder = ?",
                            Ending.Reason.RELEASED,
                            key.provider(),
                            key.fence(),
                            key.holder());
            return ended == 0 && anothers(sql, key) ? Release.NOT_YOURS : Release.DONE;
        });
    }

    /// Ends a lease, whoever holds it.
    ///
    /// @throws Away when unknown
    public void revoke(ProviderId provider, long fence) {
        inTransaction(sql -> update(sql, RELEASE, Ending.Reason.REVOKED, provider, fence));
    }

    /// @throws Away when unknown
    public Asking ask(Claim by, Terms terms) {
        return inTransaction(sql -> {
            var book = HostBookStore.withLeases(sql, HostBookStore.locked(sql, by.provider()));
            var answer = book.ask(by, HostBookStore.now(sql), terms);
            if (answer instanceof Asking.Asked(var ask, _)
                    && !book.ask().equals(Optional.of(ask))) {
                HostBookStore.setAsk(sql, by.provider(), Optional.of(ask));
            }
            return answer;
        });
    }

    /// Every live lease, and the asks that still count.
    ///
    /// @throws Away when unknown
    public Listing list(Terms terms) {
        return inTransaction(sql -> {
            var leases = rows(sql, LIST, LeaseSqlStore::lease);
            var asks = rows(sql, LIST_ASKS, LeaseSqlStore::ask);
            var now = HostBookStore.now(sql);
            return new Listing(
                    now,
                    leases,
                    asks.stream()
                            .flatMap(Optional::stream)
                            .filter(a -> a.fresh(now, terms))
                            .toList());
        });
    }

    private <T> T inTransaction(LeaseSqlStore.Work<T> work) {
        return LeaseSqlStore.inTransaction(source, patience, work);
    }

    private static Renewal renew(Connection sql, Locked locked, Terms terms) throws SQLException {
        var lease = locked.lease();
        var now = locked.now();
        var renewed = lease.renewed(locked.ask(), now, terms);
        if (renewed.isEmpty()) {
            var reason = lease.ending().map(Ending::reason).orElse(Ending.Reason.EXPIRED);
            return new Renewal.Gone(Optional.of(reason));
        }
        var changed = renewed.get();
        update(
                sql,
                RENEW,
                changed.heartbeat(),
                changed.expiresAt(),
                changed.told(),
                changed.claim().provider(),
                changed.fence());
        var ask = locked.ask().filter(a -> a.concerns(lease, now, terms));
        return new Renewal.Renewed(changed, now, ask);
    }

    private static boolean anothers(Connection sql, LeaseKey key) throws SQLException {
        return !rows(sql, ANOTHERS, row -> row.getInt(1), key.provider(), key.fence(), key.holder())
                .isEmpty();
    }
}
