package boocontrol.activity.control;

import boocontrol.activity.entity.Ledger;
import boocontrol.hosts.entity.ProviderId;
import java.util.List;

/// Where the rows are kept.
interface Keeper {

    /// All of it in one transaction; writing the same again changes nothing.
    Written write(List<Placement> batch);

    /// What a failure of [#write] means.
    Blame blame(RuntimeException failure);

    enum Blame {
        /// Nobody can say: the database is away or busy. The same works later.
        DATABASE,
        /// It refuses what is to be written.
        DATA,
        /// An error in our own code on the way there: the same will fail again.
        OURS
    }

    /// What is known of a host's id counters.
    Ledger recover(ProviderId provider);
}
