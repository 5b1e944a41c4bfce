package boocontrol.logs.entity;

import java.time.Instant;

/// One place in a tail: a line, or a mark where something is not as it should be. Both have their
/// number from one count, so that their order is known wherever they are.
public sealed interface LogEntry permits LogLine, LogMark {

    /// From 1, one more for each, within one life of the tail.
    long number();

    /// When we read it, by our clock; hosts do not say when they wrote it.
    Instant readAt();
}
