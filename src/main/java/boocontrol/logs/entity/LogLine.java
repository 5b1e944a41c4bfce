package boocontrol.logs.entity;

import java.time.Instant;
import java.util.Optional;

/// One line of a host's log (seam).
///
/// @param text as the host wrote it, ANSI codes included, without its end of line; U+FFFD stands
///   for what is no text
/// @param cut characters at its end that were left out
/// @param history it was written before we connected, so `readAt` says little about when
/// @param own the host tells of a question of ours, not of a client's
/// @param model that the line is about, where it says so
public record LogLine(
        long number,
        Instant readAt,
        String text,
        long cut,
        boolean history,
        boolean own,
        Optional<String> model)
        implements LogEntry {}
