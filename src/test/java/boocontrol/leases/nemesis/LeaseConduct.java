package boocontrol.leases.nemesis;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.control.Access;
import boocontrol.leases.control.GuardStore;
import boocontrol.leases.control.HostLease;
import boocontrol.leases.control.HostLeases;
import boocontrol.leases.control.LeaseFixtures;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Purpose;
import boocontrol.leases.entity.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/// Takes hosts as production does.
final class LeaseConduct implements NemesisWriter.Conduct {

    private static final int MOST_SAMPLES = 6;

    private final DataSource source;
    private final HostLeases leases;
    private final Random random;
    private final Journal journal;

    LeaseConduct(DataSource source, Random random, Journal journal) {
        this.source = source;
        this.leases = LeaseFixtures.process(source, NemesisWriter.TERMS);
        this.random = random;
        this.journal = journal;
    }

    @Override
    public void turn(ProviderId host) throws InterruptedException {
        var mode = random.nextInt(4) == 0 ? Mode.SHARED : Mode.EXCLUSIVE;
        var purpose = new Purpose(mode == Mode.SHARED ? "chat" : "bench:1");
        switch (leases.acquireHostAccess(host, purpose, mode)) {
            case Access.Granted(var lease) -> use(lease);
            case Access.Held _ -> {
                if (random.nextInt(6) == 0) {
                    leases.preempt(host, purpose, mode);
                }
            }
            case Access.Unavailable _ -> Thread.sleep(100);
        }
    }

    private void use(HostLease lease) throws InterruptedException {
        lease.onLost(loss -> journal.lost(loss.name()));
        try (lease) {
            for (var samples = random.nextInt(MOST_SAMPLES); samples >= 0; samples--) {
                var obeys = random.nextInt(4) > 0;
                var standing = lease.checkpoint();
                if (standing instanceof Standing.Lost
                        || (standing instanceof Standing.Asked && obeys)) {
                    return;
                }
                sample(lease);
            }
        }
    }

    private void sample(HostLease lease) throws InterruptedException {
        var from = System.currentTimeMillis();
        Thread.sleep(random.nextInt(2, 40));
        write(lease.key(), lease.mode());
        var to = System.currentTimeMillis();
        journal.used(
                new Journal.Use(lease.provider().value(), lease.fence(), lease.mode(), from, to));
    }

    private void write(LeaseKey key, Mode mode) throws InterruptedException {
        try (var transaction = source.getConnection()) {
            transaction.setAutoCommit(false);
            if (GuardStore.holds(transaction, key)) {
                insert(transaction, key, mode);
                Thread.sleep(random.nextInt(10));
                transaction.commit();
            } else {
                journal.refused();
            }
        } catch (SQLException _) {
            // The database went away; whether it was written, only the table knows.
        }
    }

    static void insert(Connection transaction, LeaseKey key, Mode mode) throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO nemesis_writes (host, fence, mode, holder) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, key.provider().value());
            insert.setLong(2, key.fence());
            insert.setString(3, mode.name());
            insert.setString(4, key.holder().value());
            insert.executeUpdate();
        }
    }
}
