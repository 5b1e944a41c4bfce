package boocontrol.activity.control;

import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Fingerprint;
import boocontrol.activity.entity.Outcome.PlacedPoison;
import boocontrol.activity.entity.Recent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.text.StoredText;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The table control_poison_rows: the newest of each host.
final class PoisonStore {

    /// Of one host; older ones go.
    static final int MOST = 1_000;

    private static final String KEEP =
            """
            INSERT INTO control_poison_rows
                (provider_id, digest, epoch, swap_entry_id, received_at, reason, raw)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (provider_id, digest) DO NOTHING
            """;

    private static final String IDS =
            "SELECT p.swapEntryId FROM PoisonRowEntity p WHERE p.providerId = :provider"
                    + " AND p.epoch = :epoch AND p.swapEntryId > :above";

    private static final String BOUND =
            """
            DELETE FROM control_poison_rows WHERE provider_id = ? AND digest IN (
                SELECT digest FROM control_poison_rows WHERE provider_id = ?
                ORDER BY received_at DESC, digest OFFSET %d)
            """
                    .formatted(MOST);

    private PoisonStore() {}

    /// @return the digests of those that were not there before
    static Set<String> keep(Connection connection, List<Placement> batch) throws SQLException {
        var kept = new HashSet<String>();
        var providers = new TreeSet<ProviderId>();
        try (var statement = connection.prepareStatement(KEEP)) {
            for (var placement : batch) {
                for (var poison : placement.poison()) {
                    if (insert(statement, placement, poison)) {
                        kept.add(digest(placement.provider(), poison));
                        providers.add(placement.provider());
                    }
                }
            }
        }
        for (var provider : providers) {
            bound(connection, provider);
        }
        return kept;
    }

    /// The ids that are accounted for by being kept aside.
    static Map<Long, Optional<Fingerprint>> newest(
            EntityManager entities, ProviderId provider, EpochMark mark) {
        var ids = new HashMap<Long, Optional<Fingerprint>>();
        entities.createQuery(IDS, Long.class)
                .setParameter("provider", provider.value())
                .setParameter("epoch", mark.number())
                .setParameter("above", mark.settled() - Recent.BELOW)
                .getResultStream()
                .forEach(id -> ids.put(id, Optional.empty()));
        return ids;
    }

    static void purge(Connection connection, ProviderId provider) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "DELETE FROM control_poison_rows WHERE provider_id = ?")) {
            statement.setString(1, provider.value());
            statement.executeUpdate();
        }
    }

    /// The same place, read again, has the same digest.
    static String digest(ProviderId provider, PlacedPoison placed) {
        var poison = placed.poison();
        var text = provider + "~" + placed.epoch() + "~" + poison.id() + "~" + poison.raw();
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean insert(
            PreparedStatement statement, Placement placement, PlacedPoison placed)
            throws SQLException {
        var poison = placed.poison();
        statement.setString(1, placement.provider().value());
        statement.setString(2, digest(placement.provider(), placed));
        statement.setLong(3, placed.epoch());
        if (poison.id().isPresent()) {
            statement.setLong(4, poison.id().getAsLong());
        } else {
            statement.setNull(4, Types.BIGINT);
        }
        statement.setTimestamp(5, Timestamp.from(placement.at()));
        statement.setString(6, StoredText.of(poison.reason()));
        statement.setString(7, StoredText.of(poison.raw()));
        return statement.executeUpdate() > 0;
    }

    private static void bound(Connection connection, ProviderId provider) throws SQLException {
        try (var statement = connection.prepareStatement(BOUND)) {
            statement.setString(1, provider.value());
            statement.setString(2, provider.value());
            statement.executeUpdate();
        }
    }
}
