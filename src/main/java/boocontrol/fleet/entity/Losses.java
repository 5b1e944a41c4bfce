package boocontrol.fleet.entity;

/// The counters of what was lost or could not be understood on the way from one host, since our
/// start (seam). They only grow.
///
/// @param unknownEvents types this build does not know
/// @param brokenFrames frames that are not what their type promises
/// @param oversizedFrames frames cut at 8 MiB
/// @param droppedLogs log frames dropped because our queue was full
/// @param overflows connections closed by us because another frame did not fit
/// @param poisonRows rows kept aside
/// @param gaps gaps written, exact and suspected
/// @param lostRows rows known to be lost, from exact gaps
public record Losses(
        long unknownEvents,
        long brokenFrames,
        long oversizedFrames,
        long droppedLogs,
        long overflows,
        long poisonRows,
        long gaps,
        long lostRows) {

    public static final Losses NONE = new Losses(0, 0, 0, 0, 0, 0, 0, 0);

    public static Losses ofUnknownEvent() {
        return new Losses(1, 0, 0, 0, 0, 0, 0, 0);
    }

    public static Losses ofBrokenFrame() {
        return new Losses(0, 1, 0, 0, 0, 0, 0, 0);
    }

    public static Losses ofOversizedFrame() {
        return new Losses(0, 0, 1, 0, 0, 0, 0, 0);
    }

    public static Losses ofDroppedLogs(long frames) {
        return new Losses(0, 0, 0, frames, 0, 0, 0, 0);
    }

    public static Losses ofOverflow() {
        return new Losses(0, 0, 0, 0, 1, 0, 0, 0);
    }

    public Losses plus(Losses more) {
        return new Losses(
                unknownEvents + more.unknownEvents,
                brokenFrames + more.brokenFrames,
                oversizedFrames + more.oversizedFrames,
                droppedLogs + more.droppedLogs,
                overflows + more.overflows,
                poisonRows + more.poisonRows,
                gaps + more.gaps,
                lostRows + more.lostRows);
    }
}
