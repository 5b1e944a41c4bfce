package boocontrol.activity.control;

import boocontrol.activity.entity.EpochEntity;
import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Fingerprint;
import boocontrol.activity.entity.Ledger;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.Dialect;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;

/// The table control_epochs.
final class EpochStore {

    private static final String KEEP =
            """
            INSERT INTO control_epochs
                (provider_id, epoch, turn, dialect, first_seen, process_start, settled_id,
                    settled_row)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (provider_id, epoch) DO UPDATE SET
                turn = EXCLUDED.turn,
                process_start = EXCLUDED.process_start,
                settled_id = EXCLUDED.settled_id,
                settled_row = EXCLUDED.settled_row
            """;

    private static final String NEWEST =
            "SELECT e FROM EpochEntity e WHERE e.providerId = :provider"
                    + " ORDER BY e.turn DESC, e.epoch DESC";

    private record Key(ProviderId provider, long epoch) {}

    private EpochStore() {}

    /// Writes the last mark of each epoch.
    static void keep(Connection connection, List<Placement> batch) throws SQLException {
        var marks = new LinkedHashMap<Key, EpochMark>();
        for (var placement : batch) {
            for (var mark : placement.marks()) {
                marks.put(new Key(placement.provider(), mark.number()), mark);
            }
        }
        if (marks.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(KEEP)) {
            for (var entry : marks.entrySet()) {
                add(statement, entry.getKey().provider(), entry.getValue());
            }
            statement.executeBatch();
        }
    }

    /// The epochs that a ledger remembers.
    static List<EpochMark> newest(EntityManager entities, ProviderId provider) {
        return entities.createQuery(NEWEST, EpochEntity.class)
                .setParameter("provider", provider.value())
                .setMaxResults(Ledger.EPOCHS)
                .getResultStream()
                .map(EpochEntity::mark)
                .toList();
    }

    private static void add(PreparedStatement statement, ProviderId provider, EpochMark mark)
            throws SQLException {
        statement.setString(1, provider.value());
        statement.setLong(2, mark.number());
        statement.setLong(3, mark.turn());
        statement.setString(4, mark.dialect() == Dialect.RING ? "ring" : "store");
        statement.setTimestamp(5, Timestamp.from(mark.firstSeen()));
        statement.setTimestamp(6, mark.processStart().map(Timestamp::from).orElse(null));
        statement.setLong(7, mark.settled());
        statement.setObject(
                8, mark.settledRow().map(Fingerprint::value).orElse(null), Types.BIGINT);
        statement.addBatch();
    }
}
