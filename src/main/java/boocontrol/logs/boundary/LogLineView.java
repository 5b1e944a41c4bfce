package boocontrol.logs.boundary;

import boocontrol.logs.entity.LogLine;
import java.time.Instant;
import java.util.Optional;

/// One line of a host's log as it is told to browsers and programs.
///
/// @param number shares one count with the marks of its tail
/// @param readAt when we read it, by the server's clock; a line of the history was written earlier
/// @param text ANSI codes included, without its end of line
/// @param cutChars left out at its end
/// @param own the host tells of a question of BooControl's
/// @param model that it is about, where it says so
public record LogLineView(
        long number,
        Instant readAt,
        String text,
        long cutChars,
        boolean history,
        boolean own,
        Optional<String> model) {

    public static LogLineView of(LogLine line) {
        return new LogLineView(
                line.number(),
                line.readAt(),
                line.text(),
                line.cut(),
                line.history(),
                line.own(),
                line.model());
    }
}
