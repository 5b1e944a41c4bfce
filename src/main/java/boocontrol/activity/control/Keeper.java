package boocontrol.activity.control;

import boocontrol.activity.entity.Ledger;
import boocontrol.hosts.entity.ProviderId;
import java.util.List;

/// Where the rows are kept.
interface Keeper {

    /// All of it in one transaction; writing the same again changes nothing.
    Written write(List<Placement> batch);

    /// Whether a failure of [#write] means that the data is refused, not that the database is away.
    boolean refused(RuntimeException failure);

    /// What is known of a host's id counters.
    Ledger recover(ProviderId provider);
}
