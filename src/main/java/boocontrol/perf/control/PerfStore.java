package boocontrol.perf.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.Marks;
import boocontrol.perf.entity.PerfEntity;
import boocontrol.perf.entity.RangeQuestion;
import boocontrol.perf.entity.Series;
import boocontrol.perf.entity.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is kept of the hosts' samples, a transaction at a time.
@ApplicationScoped
public class PerfStore implements Keeper {

    /// Older samples say nothing about where to go on: a host keeps an hour.
    private static final Duration BACK = Duration.ofDays(2);

    /// A clock further ahead is wrong, and where it was is no watermark.
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final String NEWEST =
            """
            SELECT DISTINCT ON (stream) * FROM control_perf
            WHERE provider_id = ? AND ts > ? AND ts < ? ORDER BY stream, ts DESC
            """;

    @PersistenceContext EntityManager entities;

    /// For the container.
    public PerfStore() {}

    /// A store on an entity manager of somebody's transaction.
    public PerfStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Map<ProviderId, Long> write(List<Batch> batches) {
        var written = new TreeMap<ProviderId, Long>();
        try {
            for (var batch : batches) {
                written.merge(batch.provider(), SampleStore.insert(connection(), batch), Long::sum);
            }
            return written;
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    @Override
    @Transactional
    public void probe() {
        entities.createNativeQuery("SELECT 1").getSingleResult();
    }

    @Override
    @Transactional
    public Marks recover(ProviderId provider, Instant now) {
        @SuppressWarnings("unchecked")
        List<PerfEntity> rows =
                entities.createNativeQuery(NEWEST, PerfEntity.class)
                        .setParameter(1, provider.value())
                        .setParameter(2, Timestamp.from(now.minus(BACK)))
                        .setParameter(3, Timestamp.from(now.plus(AHEAD)))
                        .getResultList();
        var marks = new TreeMap<StreamName, Instant>();
        rows.forEach(row -> marks.put(new StreamName(row.stream), row.ts));
        return new Marks(marks);
    }

    /// Ordered by stream and metric; what was never told is not there.
    @Transactional
    public List<Series> range(RangeQuestion question) {
        return RangeStore.range(entities, question);
    }

    /// Forgets a host.
    @Transactional
    public void purge(ProviderId provider) {
        for (var table : List.of("control_perf", "control_perf_rollup")) {
            entities.createNativeQuery("DELETE FROM %s WHERE provider_id = ?".formatted(table))
                    .setParameter(1, provider.value())
                    .executeUpdate();
        }
    }

    /// Makes the partitions for the time around `now`.
    @Transactional
    public void prepare(Instant now) {
        try {
            DayStore.prepare(connection(), now);
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    /// The transaction's own connection.
    private Connection connection() {
        return entities.unwrap(Connection.class);
    }

    /// The database did not do it; its transaction is undone.
    static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWritten(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
