package boocontrol.fleet.boundary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The part `fleet` of `/api/control/about`.
///
/// @param modelEventsWaiting to be written
/// @param modelEventsDropped since the server's start, because the database was too slow
/// @param observerFailures mistakes of ours in what follows the hosts, since the server's start
public record FleetFigures(
        List<HostFigures> hosts,
        int modelEventsWaiting,
        long modelEventsDropped,
        long observerFailures) {

    /// @param state `starting`, `connected`, `reconnecting`, `down` or `disabled`
    /// @param reason why it is not connected
    /// @param silentMs since its last byte; null while not connected
    /// @param queueDepth frames that wait between its reader and its connector
    /// @param queueHighWater the most that ever waited
    /// @param attempts to connect, since its address was last changed
    /// @param connections that came to be, since the server's start
    /// @param reopened connections renewed quietly, because the stream was dead and the host was
    ///   not
    public record HostFigures(
            String providerId,
            Optional<String> dialect,
            Optional<String> version,
            String state,
            Optional<String> reason,
            OptionalLong silentMs,
            int queueDepth,
            int queueHighWater,
            long attempts,
            long connections,
            long reopened,
            LossCounts losses) {}
}
