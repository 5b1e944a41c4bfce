package boocontrol.fleet.entity;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The few lines of a host's own log that say what its events do not.
public final class ProxyLog {

    /// In order: since v236, v218 to v235, up to v217.
    private static final Pattern FAILED =
            Pattern.compile(
                    "group: starting (?<new>\\S+) failed: (?<newText>[^\\r\\n]{1,500})"
                            + "|group: running (?<mid>\\S+) exited: (?<midText>[^\\r\\n]{1,500})"
                            + "|<(?<old>[^>\\s]+)> ExitError >> (?<oldText>[^\\r\\n]{1,500})");

    private static final Pattern UPSTREAM = Pattern.compile("\"[A-Z]+ /upstream/(\\S{1,300})");

    /// @param text as the host put it
    public record Failure(String model, String text) {}

    private ProxyLog() {}

    /// The last failed start that the text tells of.
    public static Optional<Failure> failure(String text) {
        if (!text.contains("group: ") && !text.contains("ExitError")) {
            return Optional.empty();
        }
        return FAILED.matcher(text)
                .results()
                .reduce((_, last) -> last)
                .flatMap(found ->
                        named(found.group("new"), found.group("newText"))
                                .or(() -> named(found.group("mid"), found.group("midText")))
                                .or(() -> named(found.group("old"), found.group("oldText"))));
    }

    /// The model whose TTL an access to `/upstream/<model>/...` has just started again: ids may
    /// hold slashes, so the longest known one that fits.
    public static Optional<String> upstream(String text, Set<String> known) {
        if (!text.contains(" /upstream/")) {
            return Optional.empty();
        }
        return UPSTREAM.matcher(text)
                .results()
                .map(found -> found.group(1))
                .flatMap(path -> longest(path, known).stream())
                .reduce((_, last) -> last);
    }

    /// Whether it holds an access line of a client that calls itself `userAgent`.
    public static boolean names(String text, String userAgent) {
        return text.contains('"' + userAgent + '"');
    }

    private static Optional<String> longest(String path, Set<String> known) {
        return known.stream()
                .filter(id -> path.equals(id) || path.startsWith(id + "/"))
                .max(Comparator.comparingInt(String::length));
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static Optional<Failure> named(String model, String text) {
        return Optional.ofNullable(model).map(id -> new Failure(id, text.strip()));
    }
}
