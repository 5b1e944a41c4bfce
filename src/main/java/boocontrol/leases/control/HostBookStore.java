package boocontrol.leases.control;

import static boocontrol.leases.control.LeaseSqlStore.rows;
import static boocontrol.leases.control.LeaseSqlStore.update;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.HostBook;
import boocontrol.leases.entity.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the tables know of one host, read and written inside a transaction that holds its row.
final class HostBookStore {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String NOW = "SELECT clock_timestamp() AS now";
    private static final String LOCK_HOST =
            "SELECT * FROM control_host_fences WHERE provider_id = ? FOR UPDATE";
    private static final String NEW_HOST =
            "INSERT INTO control_host_fences (provider_id) VALUES (?) ON CONFLICT DO NOTHING";

    private static final String READ_LEASES =
            """
            SELECT * FROM control_host_leases WHERE provider_id = ? AND ended_at IS NULL
            UNION ALL
            (SELECT * FROM control_host_leases
                WHERE provider_id = ? AND mode = 'exclusive' AND ended_at IS NOT NULL
                ORDER BY fence DESC LIMIT 1)
            """;

    /// Nothing happens when it was renewed or ended since it was read.
    private static final String END =
            """
            UPDATE control_host_leases SET ended_at = ?, end_reason = ?
            WHERE provider_id = ? AND fence = ? AND ended_at IS NULL AND expires_at = ?
            """;

    private static final String SET_FENCE =
            "UPDATE control_host_fences SET fence = ? WHERE provider_id = ?";

    private static final String SET_ASK =
            """
            UPDATE control_host_fences
            SET preempt_by = ?, preempt_purpose = ?, preempt_mode = ?, preempt_at = ?
            WHERE provider_id = ?
            """;

    private static final String INSERT =
            """
            INSERT INTO control_host_leases (provider_id, fence, mode, holder, purpose,
                acquired_at, heartbeat, expires_at, max_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// By the fence, which is never below the time of its grant: the key finds the old ones.
    private static final String FORGET =
            """
            DELETE FROM control_host_leases
            WHERE provider_id = ? AND fence < ? AND ended_at IS NOT NULL
            """;

    private HostBookStore() {}

    /// The host without its leases; its row is locked until the end of the transaction.
    static HostBook locked(Connection sql, ProviderId provider) throws SQLException {
        var found = rows(sql, LOCK_HOST, LeaseSqlStore::host, provider);
        if (found.isEmpty()) {
            update(sql, NEW_HOST, provider);
            found = rows(sql, LOCK_HOST, LeaseSqlStore::host, provider);
        }
        return found.getFirst();
    }

    /// The host with its leases as they are now.
    static HostBook withLeases(Connection sql, HostBook host) throws SQLException {
        var leases = rows(sql, READ_LEASES, LeaseSqlStore::lease, host.provider(), host.provider());
        return new HostBook(host.provider(), host.fence(), host.ask(), leases);
    }

    /// The database's time, now.
    static Instant now(Connection sql) throws SQLException {
        return rows(sql, NOW, row -> LeaseSqlStore.instant(row, "now")).getFirst();
    }

    /// @return false when one of them has changed meanwhile
    static boolean end(Connection sql, List<Lease> ended) throws SQLException {
        for (var lease : ended) {
            var ending = lease.ending().orElseThrow();
            var key = lease.key();
            var until = lease.expiresAt();
            var provider = key.provider();
            if (update(sql, END, ending.at(), ending.reason(), provider, key.fence(), until) == 0) {
                return false;
            }
        }
        return true;
    }

    /// Writes what was granted, if anything was.
    static void write(Connection sql, HostBook.Ruling ruling) throws SQLException {
        if (!(ruling.answer() instanceof Acquisition.Grant(var lease, var now))) {
            return;
        }
        var claim = lease.claim();
        update(sql, SET_FENCE, lease.fence(), claim.provider());
        if (ruling.askDone()) {
            setAsk(sql, claim.provider(), Optional.empty());
        }
        update(
                sql,
                INSERT,
                claim.provider(),
                lease.fence(),
                claim.mode(),
                claim.holder(),
                claim.purpose(),
                lease.acquiredAt(),
                lease.heartbeat(),
                lease.expiresAt(),
                lease.maxUntil());
        update(sql, FORGET, claim.provider(), now.minus(KEPT).toEpochMilli());
    }

    /// Keeps who asks for the host.
    static void setAsk(Connection sql, ProviderId provider, Optional<Ask> ask) throws SQLException {
        update(
                sql,
                SET_ASK,
                ask.map(a -> a.by().holder()),
                ask.map(a -> a.by().purpose()),
                ask.map(a -> a.by().mode()),
                ask.map(Ask::at),
                provider);
    }
}
