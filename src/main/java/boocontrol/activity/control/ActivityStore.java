package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Epoch;
import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Recent;
import boocontrol.activity.entity.RowFilter;
import boocontrol.activity.entity.RowPage;
import boocontrol.activity.entity.RowSummary;
import boocontrol.fleet.control.ModelEventStore;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is kept of the hosts' activity, a transaction at a time.
@ApplicationScoped
public class ActivityStore implements Keeper {

    /// SQLSTATE classes that blame the data: data exception, constraint, program limit, and a
    /// statement that touches a row twice.
    private static final Set<String> BLAME_THE_DATA = Set.of("21", "22", "23", "54");

    @PersistenceContext EntityManager entities;

    @Inject ModelEventStore events;

    /// For the container.
    public ActivityStore() {}

    /// A store on an entity manager of somebody's transaction.
    public ActivityStore(EntityManager entities) {
        this.entities = entities;
        this.events = new ModelEventStore(entities);
    }

    @Override
    @Transactional
    public Written write(List<Placement> batch) {
        try {
            var connection = connection();
            var rows = batch.stream().flatMap(each -> each.rows().stream()).toList();
            var inserted = RequestStore.insert(connection, rows);
            EpochStore.keep(connection, batch);
            var poison = PoisonStore.keep(connection, batch);
            batch.forEach(this::keepGaps);
            return new Written(inserted, poison, Set.of());
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    @Override
    public Blame blame(RuntimeException failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SQLException sql) {
                return blame(sql);
            }
        }
        return ours(root) ? Blame.OURS : Blame.DATABASE;
    }

    private static Blame blame(SQLException sql) {
        return sql.getSQLState() != null
                        && BLAME_THE_DATA.contains(sql.getSQLState().substring(0, 2))
                ? Blame.DATA
                : Blame.DATABASE;
    }

    /// Pools and transactions fail with exceptions of theirs, or with a state that is not right.
    private static boolean ours(Throwable root) {
        return root instanceof RuntimeException
                && !(root instanceof IllegalStateException)
                && root.getClass().getName().startsWith("java.");
    }

    @Override
    @Transactional
    public Ledger recover(ProviderId provider) {
        return Ledger.of(
                EpochStore.newest(entities, provider).stream()
                        .map(mark -> recovered(provider, mark))
                        .toList());
    }

    /// In the page's order, at most `page.limit()`.
    @Transactional
    public List<ActivityRow> find(RowPage page) {
        return RequestPageStore.find(entities, page);
    }

    /// All rows of the filter as a whole.
    @Transactional
    public RowSummary summary(RowFilter filter) {
        try {
            return RowSummaryStore.of(connection(), filter);
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    /// Forgets the rows of a host, those kept aside too; its epochs stay.
    @Transactional
    public void purge(ProviderId provider) {
        try {
            RequestStore.purge(connection(), provider);
            PoisonStore.purge(connection(), provider);
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    /// Makes the partitions for the time around `now`.
    @Transactional
    public void prepare(Instant now) {
        try {
            PartitionStore.prepare(connection(), now);
        } catch (SQLException e) {
            throw new NotWritten(e);
        }
    }

    private Epoch recovered(ProviderId provider, EpochMark mark) {
        var marks = RequestPageStore.newest(entities, provider, mark);
        marks.putAll(PoisonStore.newest(entities, provider, mark));
        mark.settledRow().ifPresent(row -> marks.put(mark.settled(), Optional.of(row)));
        return mark.epoch(Recent.NONE.plus(marks, mark.settled()));
    }

    private void keepGaps(Placement placement) {
        placement
                .gaps()
                .forEach(kept ->
                        events.insert(
                                kept.id(),
                                ModelEvent.gap(placement.provider(), kept.gap(), placement.at())));
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
