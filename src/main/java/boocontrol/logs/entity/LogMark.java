package boocontrol.logs.entity;

import java.time.Instant;

/// Something is missing here, or may be here twice (seam).
///
/// @param amount in the unit of the kind, 0 where it has none
public record LogMark(long number, Instant readAt, LogMarkKind kind, long amount)
        implements LogEntry {}
