package boocontrol.logs.boundary;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.logs.entity.LogEntry;
import boocontrol.logs.entity.LogLine;
import boocontrol.logs.entity.LogMark;
import boocontrol.logs.entity.LogPage;
import boocontrol.logs.entity.LogSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Some of the newest lines of one log of one host, oldest first.
///
/// @param life of this count of numbers; null while nothing was heard of the host
/// @param lines and `marks` in the order of their numbers
/// @param oldest number that is still kept
/// @param newest number that was ever given
/// @param more entries that fit were left out by the limit
public record LogPageView(
        String providerId,
        LogSource source,
        Optional<String> life,
        List<LogLineView> lines,
        List<LogMarkView> marks,
        OptionalLong oldest,
        OptionalLong newest,
        boolean more) {

    static LogPageView of(ProviderId provider, LogSource source, LogPage page) {
        return new LogPageView(
                provider.value(),
                source,
                Optional.of(page.life()).filter(life -> !life.isEmpty()),
                of(LogLine.class, page).stream().map(LogLineView::of).toList(),
                of(LogMark.class, page).stream().map(LogMarkView::of).toList(),
                page.oldest(),
                page.newest(),
                page.more());
    }

    private static <T> List<T> of(Class<T> type, LogPage page) {
        return page.entries().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The same as text: lines as they are, marks in words.
    static String text(LogPage page) {
        var text = new StringBuilder();
        for (LogEntry entry : page.entries()) {
            switch (entry) {
                case LogLine line -> {
                    text.append(line.text());
                    if (line.cut() > 0) {
                        text.append(" [boocontrol: %d more characters]".formatted(line.cut()));
                    }
                }
                case LogMark mark ->
                        text.append("[boocontrol: %s]".formatted(LogMarkView.words(mark)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
