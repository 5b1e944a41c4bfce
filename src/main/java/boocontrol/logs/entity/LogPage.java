package boocontrol.logs.entity;

import java.util.List;
import java.util.OptionalLong;

/// Entries of one tail, oldest first.
///
/// @param life of the tail; numbers of another one mean nothing in it
/// @param oldest number that the tail still has
/// @param newest number it ever gave
/// @param more whether the limit left some out, in the direction that was asked
public record LogPage(
        String life,
        List<LogEntry> entries,
        OptionalLong oldest,
        OptionalLong newest,
        boolean more) {

    public LogPage {
        entries = List.copyOf(entries);
    }

    /// Of a tail that has nothing yet.
    public static LogPage empty(String life) {
        return new LogPage(life, List.of(), OptionalLong.empty(), OptionalLong.empty(), false);
    }
}
