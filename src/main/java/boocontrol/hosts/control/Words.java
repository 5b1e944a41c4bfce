package boocontrol.hosts.control;

import boocontrol.platform.json.Nearest;
import java.util.Collection;
import java.util.stream.Collectors;

/// How words that somebody wrote are told back to them.
final class Words {

    private static final int LONGEST = 40;

    private Words() {}

    /// Short, and without what could forge a line.
    static String shown(String word) {
        var clean = word.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }

    /// What may have been meant.
    static String unknown(String word, Collection<String> known) {
        var shown = shown(word);
        return Nearest.to(word, known)
                .map(near -> "%s; did you mean %s?".formatted(shown, near))
                .orElseGet(() ->
                        "%s; known are %s"
                                .formatted(
                                        shown,
                                        known.stream().sorted().collect(Collectors.joining(", "))));
    }
}
