package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import java.util.List;

/// CDI event, fired synchronously and in order per host, for rows new to us (seam). Only `live`
/// observes it, and only enqueues, and [StoredRows], which counts.
public record RowsRead(ProviderId provider, List<ActivityRow> rows) {

    public RowsRead {
        rows = List.copyOf(rows);
    }
}
