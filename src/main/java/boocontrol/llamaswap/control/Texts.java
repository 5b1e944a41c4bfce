package boocontrol.llamaswap.control;

/// What PostgreSQL and UTF-8 cannot hold, though JSON can write it: NUL, and half a surrogate pair.
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// @return `text` for a row: unchanged, or refused
    static String stored(String text, int longest) throws Malformed {
        if (text.length() > longest) {
            throw new Malformed("a text is too long");
        }
        var bad = firstBad(text, 0);
        if (bad == text.length()) {
            return text;
        }
        throw new Malformed(
                text.charAt(bad) == 0 ? "a text holds NUL" : "a text holds half a character");
    }

    /// @return `text` for the screen, with U+FFFD for what cannot be shown
    static String shown(String text) {
        var bad = firstBad(text, 0);
        if (bad == text.length()) {
            return text;
        }
        var clean = new StringBuilder(text);
        while (bad < text.length()) {
            clean.setCharAt(bad, REPLACEMENT);
            bad = firstBad(text, bad + 1);
        }
        return clean.toString();
    }

    /// @return at most `longest` characters of `text`, none of them cut in half
    static String start(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    private static int firstBad(String text, int from) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == 0) {
                return at;
            }
            if (Character.isSurrogate(c)) {
                var whole =
                        Character.isHighSurrogate(c)
                                && at + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(at + 1));
                if (!whole) {
                    return at;
                }
                at++;
            }
        }
        return text.length();
    }
}
