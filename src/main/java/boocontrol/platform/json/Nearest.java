package boocontrol.platform.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which of the known words a mistyped one meant.
public final class Nearest {

    private Nearest() {}

    /// The known word with the fewest typing errors between, if that is at most a third of it.
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(k -> k))
                .filter(k -> distance(word, k) <= Math.max(1, k.length() / 3));
    }

    /// Insertions, deletions and replacements from one to the other (Levenshtein).
    static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
