package boocontrol.logs.boundary;

import boocontrol.logs.entity.LogMark;
import boocontrol.logs.entity.LogMarkKind;
import java.time.Instant;

/// A place in a host's log where something is missing, or may be told twice.
///
/// @param number shares one count with the lines of its tail
/// @param readAt when it was noticed, by the server's clock
/// @param kind `host_dropped`: the host dropped `amount` bytes on their way to us; `host_warned`:
///   it dropped a message for some reader; `dropped`: we dropped `amount` pieces of its logs;
///   `rejoined`: after a new connection, lines may be missing here or come again
public record LogMarkView(long number, Instant readAt, LogMarkKind kind, long amount) {

    public static LogMarkView of(LogMark mark) {
        return new LogMarkView(mark.number(), mark.readAt(), mark.kind(), mark.amount());
    }

    /// For people who read it as text.
    static String words(LogMark mark) {
        return switch (mark.kind()) {
            case HOST_DROPPED -> "%d bytes were dropped by the host here".formatted(mark.amount());
            case HOST_WARNED -> "the host dropped a message for one of its readers about here";
            case DROPPED ->
                    "%d pieces of the host's logs were dropped by BooControl here"
                            .formatted(mark.amount());
            case REJOINED ->
                    "connected again here: lines may be missing, and lines from before may repeat";
        };
    }
}
