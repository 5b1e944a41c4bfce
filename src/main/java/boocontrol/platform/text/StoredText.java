package boocontrol.platform.text;

/// Texts as PostgreSQL takes them: without NUL and half surrogate pairs, though JSON can write
/// both.
public final class StoredText {

    private static final int REPLACEMENT = 0xFFFD;

    private StoredText() {}

    public static boolean fits(String text) {
        return text.codePoints().allMatch(StoredText::fits);
    }

    /// @return `text` with U+FFFD for what does not fit
    public static String of(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> fits(point) ? point : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// @param chars the rest is cut off
    public static String of(String text, int chars) {
        return of(text.length() > chars ? text.substring(0, chars) : text);
    }

    private static boolean fits(int point) {
        return point != 0 && Character.getType(point) != Character.SURROGATE;
    }
}
