package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.Losses;

/// What was lost or not understood on the way from one host, since the server's start.
///
/// @param unknownEvents event types this build does not know
/// @param brokenFrames frames that are not what their type promises
/// @param oversizedFrames frames of more than 8 MiB, left out
/// @param droppedLogs log frames dropped because our queue was full
/// @param overflows connections closed because another frame did not fit
/// @param poisonRows rows kept aside
/// @param gaps gaps written, exact and suspected
/// @param lostRows rows known to be lost, from exact gaps
public record LossCounts(
        long unknownEvents,
        long brokenFrames,
        long oversizedFrames,
        long droppedLogs,
        long overflows,
        long poisonRows,
        long gaps,
        long lostRows) {

    static LossCounts of(Losses losses) {
        return new LossCounts(
                losses.unknownEvents(),
                losses.brokenFrames(),
                losses.oversizedFrames(),
                losses.droppedLogs(),
                losses.overflows(),
                losses.poisonRows(),
                losses.gaps(),
                losses.lostRows());
    }
}
