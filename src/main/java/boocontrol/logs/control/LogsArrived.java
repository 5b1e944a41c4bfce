package boocontrol.logs.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.logs.entity.LogLine;
import boocontrol.logs.entity.LogMark;
import boocontrol.logs.entity.LogSource;
import java.util.List;

/// CDI event, fired synchronously and in order per host and source, with the entries that are new
/// in a tail (seam). Only `live` observes it, and only enqueues.
///
/// @param life of the tail that counts the numbers; another one begins from 1 again
/// @param lines and `marks` share one count of numbers, which tells their order
public record LogsArrived(
        ProviderId provider,
        LogSource source,
        String life,
        List<LogLine> lines,
        List<LogMark> marks) {

    public LogsArrived {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }
}
