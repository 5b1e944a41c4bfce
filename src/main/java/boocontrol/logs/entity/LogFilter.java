package boocontrol.logs.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Which entries of a tail. Marks are of every choice: what is missing may have been of it.
///
/// @param after only numbers above it
/// @param before only numbers below it
/// @param text that a line holds, whatever its case and its colours
/// @param own whether lines about our own questions are wanted too
/// @param limit at most so many entries
public record LogFilter(
        OptionalLong after,
        OptionalLong before,
        Optional<String> model,
        Optional<String> text,
        boolean own,
        int limit) {

    /// Entries of one page.
    public static final int MOST = 2_000;

    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    public LogFilter {
        text = text.map(LogFilter::plain);
    }

    /// Everything, newest first up to `limit`.
    public static LogFilter newest(int limit) {
        return new LogFilter(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                limit);
    }

    boolean takes(LogEntry entry) {
        return switch (entry) {
            case LogMark _ -> true;
            case LogLine line ->
                    (own || !line.own())
                            && (model.isEmpty() || model.equals(line.model()))
                            && (text.isEmpty() || plain(line.text()).contains(text.get()));
        };
    }

    private static String plain(String text) {
        var bare = text.indexOf('\u001b') < 0 ? text : CODES.matcher(text).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }
}
