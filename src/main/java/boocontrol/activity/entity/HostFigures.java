package boocontrol.activity.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How far we are with one host's rows, counted since our start.
///
/// @param epoch the current one, when there is one
/// @param settled the watermark of it
/// @param rows new to us
/// @param noticed rows and ids that the stream told and that are not taken in yet, now
/// @param spooled rows that are read and not in the database yet, now
/// @param lag from the reading of the rows that were committed last to their commit
/// @param oldest age of the oldest row that is read and not in the database yet
/// @param dropped notices of the stream dropped because our queue was full; each was made up for by
///   asking the host
/// @param reconciles how often the host was asked and everything could be placed
/// @param failure why the host could not be asked the last time
/// @param lostRows of the gaps whose number is known
public record HostFigures(
        OptionalLong epoch,
        OptionalLong settled,
        long rows,
        int noticed,
        int spooled,
        Optional<Duration> lag,
        Optional<Duration> oldest,
        long dropped,
        long reconciles,
        Optional<Instant> lastReconcile,
        Optional<String> failure,
        long gaps,
        long lostRows,
        long poison) {}
