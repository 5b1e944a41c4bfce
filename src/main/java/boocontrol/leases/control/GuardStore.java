package boocontrol.leases.control;

import boocontrol.leases.entity.LeaseKey;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/// The check that makes a write count only while its lease is live (seam: for the stores of every
/// capability that writes under a lease).
///
/// Call it first in the transaction of the write; when it says false, write nothing. From then
/// until the commit nobody else gets the host: the grant of a later fence waits. So a stale write
/// cannot be committed after a newer one.
///
/// Such a transaction must be over within a second: the holder's own renewal waits for it too.
/// Never keep one open across a call to a host.
public final class GuardStore {

    /// Locked first, judged then: the lock may have had to wait. `FOR SHARE`, because the end of a
    /// lease changes no key and would not wait for `FOR KEY SHARE`.
    private static final String HOLDS =
            """
            WITH l AS MATERIALIZED (
                SELECT ended_at, expires_at FROM control_host_leases
                WHERE provider_id = ? AND fence = ? AND holder = ? FOR SHARE)
            SELECT count(*) FROM l WHERE ended_at IS NULL AND expires_at > clock_timestamp()
            """;

    private GuardStore() {}

    /// Whether the lease is live, and if so holds it live for the rest of the transaction.
    public static boolean holds(EntityManager transaction, LeaseKey key) {
        var query =
                transaction
                        .createNativeQuery(HOLDS)
                        .setParameter(1, key.provider().value())
                        .setParameter(2, key.fence())
                        .setParameter(3, key.holder().value())
                        .setHint(
                                "jakarta.persistence.query.timeout",
                                (int) LeaseStore.PATIENCE.toMillis());
        return ((Number) query.getSingleResult()).intValue() > 0;
    }

    /// The same for a batch on a transaction's connection.
    public static boolean holds(Connection transaction, LeaseKey key) throws SQLException {
        try (var query = transaction.prepareStatement(HOLDS)) {
            query.setString(1, key.provider().value());
            query.setLong(2, key.fence());
            query.setString(3, key.holder().value());
            query.setQueryTimeout((int) LeaseStore.PATIENCE.toSeconds());
            try (var row = query.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }
}
