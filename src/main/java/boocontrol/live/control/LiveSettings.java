package boocontrol.live.control;

import boocontrol.live.entity.Patience;
import boocontrol.live.entity.SessionQueue;
import java.time.Duration;

/// The measures of the live socket.
///
/// @param beat between signs of life
/// @param stateEvery least time between two states of one host
/// @param entriesEvery least time between two flushes of one host's activity
/// @param ring activity entries kept per host for who missed some
/// @param snapshotEntries newest entries that a fresh reader gets per host
/// @param frameEntries at most so many in one frame
/// @param sessions at most so many connections
/// @param recheck how often a session is asked whether its reader may still be here
/// @param resyncBurst resyncs a session may ask for at once
/// @param resyncsPerSecond refilled
public record LiveSettings(
        Duration beat,
        Duration stateEvery,
        Duration entriesEvery,
        int ring,
        int snapshotEntries,
        int frameEntries,
        int sessions,
        Duration recheck,
        int resyncBurst,
        int resyncsPerSecond,
        SessionQueue.Limits queue,
        Patience.Limits patience) {

    public static final LiveSettings DEFAULT =
            new LiveSettings(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofMillis(100),
                    500,
                    50,
                    100,
                    500,
                    Duration.ofMinutes(1),
                    1_000,
                    100,
                    SessionQueue.Limits.DEFAULT,
                    Patience.Limits.DEFAULT);
}
