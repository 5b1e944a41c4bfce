package boocontrol.live.entity;

/// What the live socket did since the start, and what waits now.
///
/// @param sessions open now
/// @param refused because too many were open
/// @param hosts with channels now
/// @param queued packets that wait, in all sessions
/// @param queuedBytes their size
/// @param sentFrames to all sessions
/// @param sentBytes to all sessions
/// @param encodedFrames frames made; each may be sent to many sessions
/// @param conflatedStates states that were replaced before they were sent
/// @param droppedEntries activity entries that left a ring before they were sent to everybody
/// @param sheds queues that were shed
/// @param endedSlow sessions ended because they could not keep up
/// @param joins connections that said their first word
/// @param resyncs answered
/// @param resyncsRefused over a session's allowance
/// @param strangeRequests well-formed but unknown
/// @param junkRequests that ended their connection
/// @param strayRows rows of a host that is not in the fleet
public record LiveFigures(
        long sessions,
        long refused,
        long hosts,
        long queued,
        long queuedBytes,
        long sentFrames,
        long sentBytes,
        long encodedFrames,
        long conflatedStates,
        long droppedEntries,
        long sheds,
        long endedSlow,
        long joins,
        long resyncs,
        long resyncsRefused,
        long strangeRequests,
        long junkRequests,
        long strayRows) {}
