package boocontrol.perf.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Where samples are kept. What it throws means that nothing was written.
interface Keeper {

    /// All of it in one transaction; writing the same again changes nothing.
    ///
    /// @return how many samples of each host are new
    Map<ProviderId, Long> write(List<Batch> batches);

    /// Returns when the database answers.
    void probe();

    /// How far the streams of a host are kept, leaving out what a clock says that is days ahead.
    Marks recover(ProviderId provider, Instant now);
}
