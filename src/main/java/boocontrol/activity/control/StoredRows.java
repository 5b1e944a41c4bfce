package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the rows of each host that came to be in the database, since our start.
@ApplicationScoped
public class StoredRows {

    private final Map<ProviderId, LongAdder> rows = new ConcurrentHashMap<>();

    void read(@Observes RowsRead read) {
        add(read.provider(), read.rows().stream().filter(ActivityRow::stored).count());
    }

    void stored(@Observes RowsStored stored) {
        add(stored.provider(), stored.rows().size());
    }

    /// Zero when there was none.
    public long of(ProviderId provider) {
        var count = rows.get(provider);
        return count == null ? 0 : count.sum();
    }

    /// Forgets hosts that are not followed any more, so that they do not add up.
    public void keepOnly(Set<ProviderId> hosts) {
        rows.keySet().retainAll(hosts);
    }

    private void add(ProviderId provider, long more) {
        rows.computeIfAbsent(provider, _ -> new LongAdder()).add(more);
    }
}
