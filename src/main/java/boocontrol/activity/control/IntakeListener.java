package boocontrol.activity.control;

import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Duration;

/// Who hears what is read. Must not block; per host in order.
interface IntakeListener {

    void read(RowsRead rows);

    /// They were told before, as not stored.
    void stored(RowsStored rows);

    void missed(GapFound gap);

    /// A request that was just seen to end.
    void completed(ProviderId provider, SwapRow row);

    /// The host's clock minus ours, as of now.
    void clockSkew(ProviderId provider, Duration skew);

    void lost(ProviderId provider, Losses more);
}
