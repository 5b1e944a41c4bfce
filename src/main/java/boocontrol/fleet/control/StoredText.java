package boocontrol.fleet.control;

/// Texts as PostgreSQL takes them: it refuses NUL and half a surrogate pair, and hosts may send
/// both.
final class StoredText {

    private StoredText() {}

    /// @param chars the rest is cut off
    static String of(String text, int chars) {
        var cut = text.length() > chars ? text.substring(0, chars) : text;
        var clean = new StringBuilder(cut.length());
        cut.codePoints()
                .map(point ->
                        point == 0 || Character.getType(point) == Character.SURROGATE
                                ? 0xFFFD
                                : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
