package boocontrol.fleet.control;

import boocontrol.fleet.entity.Backoff;
import boocontrol.fleet.entity.Watchdog;
import java.time.Duration;

/// The measures of following hosts.
///
/// @param openWithin a stream must be open by then, looking up the address included
/// @param tick how often a quiet connection is looked at
/// @param sweepEvery between two looks for ghosts and unexplained failures; also the least time
///   between two notes of the last byte
/// @param lookupEvery least time between two questions for TTLs and context lengths
/// @param checkEvery between two questions whether the models are as the stream told
/// @param checkAgain when the answer differed, so soon
/// @param startSpread per host: so many times this is the window in which hosts are first asked
/// @param stopWithin all connectors have ended by then
/// @param keepEvery between two looks at what of the states is to be kept
/// @param queue room between a reader and its connector
/// @param fleetChars room in all queues together, in characters
public record FleetSettings(
        Backoff backoff,
        Watchdog watchdog,
        Duration openWithin,
        Duration tick,
        Duration sweepEvery,
        Duration lookupEvery,
        Duration checkEvery,
        Duration checkAgain,
        Duration startSpread,
        Duration stopWithin,
        Duration keepEvery,
        FrameQueue.Limits queue,
        long fleetChars) {

    public static final FleetSettings DEFAULT =
            new FleetSettings(
                    Backoff.DEFAULT,
                    Watchdog.DEFAULT,
                    Duration.ofSeconds(8),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    FrameQueue.Limits.DEFAULT,
                    64L << 20);
}
