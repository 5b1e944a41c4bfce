package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;

/// One finished request on one host, as we keep it (seam).
///
/// @param epoch one life of the host's id counter, counted by us from 1
/// @param receivedAt when we first read it
/// @param stored whether it is committed in the database yet
public record ActivityRow(
        ProviderId provider, long epoch, SwapRow row, Instant receivedAt, boolean stored) {

    /// `provider~epoch~entry`, unique for ever.
    public String publicId() {
        return provider + "~" + epoch + "~" + row.id();
    }
}
