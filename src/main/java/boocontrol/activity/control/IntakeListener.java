package boocontrol.activity.control;

import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;

/// Who hears what is read. Must not block; per host in order.
interface IntakeListener {

    void read(RowsRead rows);

    void missed(GapFound gap);

    /// A request that was just seen to end.
    void completed(ProviderId provider, SwapRow row);

    void lost(ProviderId provider, Losses more);
}
