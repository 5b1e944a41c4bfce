package boocontrol.leases.nemesis;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/// Looks first and acts then, as one would without thinking. The checker must find what goes wrong.
final class NaiveConduct implements NemesisWriter.Conduct {

    private record Seen(long fence, String holder, long expires) {}

    private final DataSource source;
    private final HolderId self;
    private final Random random;
    private final Journal journal;

    NaiveConduct(DataSource source, String name, Random random, Journal journal) {
        this.source = source;
        this.self = new HolderId("naive/" + name);
        this.random = random;
        this.journal = journal;
    }

    @Override
    public void turn(ProviderId host) throws InterruptedException {
        try (var sql = source.getConnection()) {
            var seen = look(sql, host);
            if (seen.expires() > System.currentTimeMillis()) {
                return;
            }
            Thread.sleep(random.nextInt(4));
            var key = new LeaseKey(host, seen.fence() + 1, self);
            take(sql, key, System.currentTimeMillis() + NemesisWriter.TERMS.ttl().toMillis());
            for (var samples = random.nextInt(6); samples >= 0; samples--) {
                sample(sql, key);
            }
            take(sql, key, 0);
        } catch (SQLException _) {
            // The database went away.
        }
    }

    private void sample(Connection sql, LeaseKey key) throws SQLException, InterruptedException {
        var from = System.currentTimeMillis();
        var seen = look(sql, key.provider());
        Thread.sleep(random.nextInt(2, 40));
        if (seen.holder().equals(self.value()) && seen.expires() > System.currentTimeMillis()) {
            LeaseConduct.insert(sql, key, Mode.EXCLUSIVE);
        } else {
            journal.refused();
        }
        var to = System.currentTimeMillis();
        journal.used(
                new Journal.Use(key.provider().value(), key.fence(), Mode.EXCLUSIVE, from, to));
    }

    private static Seen look(Connection sql, ProviderId host) throws SQLException {
        try (var query = sql.prepareStatement("SELECT * FROM naive_leases WHERE host = ?")) {
            query.setString(1, host.value());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Seen(
                                row.getLong("fence"),
                                row.getString("holder"),
                                row.getLong("expires"))
                        : new Seen(0, "", 0);
            }
        }
    }

    private static void take(Connection sql, LeaseKey key, long expires) throws SQLException {
        try (var update =
                sql.prepareStatement(
                        """
                        INSERT INTO naive_leases VALUES (?, ?, ?, ?) ON CONFLICT (host) DO UPDATE
                        SET fence = excluded.fence, holder = excluded.holder,
                            expires = excluded.expires
                        """)) {
            update.setString(1, key.provider().value());
            update.setLong(2, key.fence());
            update.setString(3, key.holder().value());
            update.setLong(4, expires);
            update.executeUpdate();
        }
    }
}
