package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import java.util.List;

/// CDI event: rows that [RowsRead] told as not stored are in the database now. Fired synchronously,
/// per host in order and after the [RowsRead] (seam). Only `live` observes it, and only enqueues,
/// and [StoredRows], which counts.
public record RowsStored(ProviderId provider, List<ActivityRow> rows) {

    public RowsStored {
        rows = List.copyOf(rows);
    }
}
