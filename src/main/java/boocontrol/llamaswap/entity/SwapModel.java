package boocontrol.llamaswap.entity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One model as `modelStatus` lists it (seam).
///
/// @param peerId set when the model lives on a peer of the host
/// @param contextLength tokens; hosts before v250 do not tell
public record SwapModel(
        String id,
        String name,
        String description,
        Phase phase,
        boolean unlisted,
        Optional<String> peerId,
        List<String> aliases,
        OptionalInt contextLength) {

    /// Where a model's process stands. Peers have no process of the host's: [#REMOTE].
    public enum Phase {
        STOPPED,
        STARTING,
        READY,
        STOPPING,
        SHUTDOWN,
        REMOTE,
        /// The host said `unknown`, or a word this build does not know.
        UNKNOWN
    }

    public SwapModel {
        aliases = List.copyOf(aliases);
    }
}
