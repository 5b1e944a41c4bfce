package boocontrol.live.boundary;

import boocontrol.live.entity.LiveFigures;
import boocontrol.live.entity.SessionFigures;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The live socket in `/api/control/about`: what waits now, and what was done since the start.
///
/// @param refused because too many were open
/// @param hosts with channels now
/// @param queued packets that wait, in all sessions
/// @param encodedFrames each made once and sent to many
/// @param conflatedStates replaced by a later one before they were sent
/// @param droppedEntries activity entries that left a ring before they were sent to everybody
/// @param sheds queues that were shed
/// @param endedSlow sessions ended because they could not keep up
/// @param strayRows rows of a host that is not in the fleet
@Schema(name = "LiveFigures")
public record LiveFiguresView(
        List<SessionLine> sessions,
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
        long strayRows) {

    /// An open session.
    ///
    /// @param joined whether it said its first word
    @Schema(name = "LiveSessionLine")
    public record SessionLine(
            String id,
            double ageSeconds,
            boolean joined,
            long queued,
            long queuedBytes,
            long sentFrames,
            long sentBytes) {

        static SessionLine of(SessionFigures session) {
            return new SessionLine(
                    session.id(),
                    session.age().toMillis() / 1e3,
                    session.joined(),
                    session.queued(),
                    session.queuedBytes(),
                    session.sentFrames(),
                    session.sentBytes());
        }
    }

    static LiveFiguresView of(LiveFigures all, List<SessionFigures> sessions) {
        return new LiveFiguresView(
                sessions.stream().map(SessionLine::of).toList(),
                all.refused(),
                all.hosts(),
                all.queued(),
                all.queuedBytes(),
                all.sentFrames(),
                all.sentBytes(),
                all.encodedFrames(),
                all.conflatedStates(),
                all.droppedEntries(),
                all.sheds(),
                all.endedSlow(),
                all.joins(),
                all.resyncs(),
                all.resyncsRefused(),
                all.strangeRequests(),
                all.junkRequests(),
                all.strayRows());
    }
}
