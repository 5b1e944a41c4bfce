package boocontrol.live.entity;

import java.time.Duration;

/// One open session.
///
/// @param age since it was opened
/// @param joined whether it said its first word
/// @param queued packets that wait
/// @param queuedBytes their size
public record SessionFigures(
        String id,
        Duration age,
        boolean joined,
        long queued,
        long queuedBytes,
        long sentFrames,
        long sentBytes) {}
