package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RawFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the outer `"type"` of a frame by looking at its first bytes only: llama-swap writes that
/// key first. Whoever needs certainty parses ([EventParser] does).
final class FrameType {

    private static final byte[] KEY = "\"type\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOG = RawFrame.LOG.getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 64;

    private FrameType() {}

    /// @return the type, or an empty text when it does not stand first or is written with escapes
    static String of(byte[] data, int length) {
        var brace = skipSpace(data, 0, length);
        var key =
                brace < length && data[brace] == '{' ? skipSpace(data, brace + 1, length) : length;
        if (!startsWith(data, key, length, KEY)) {
            return "";
        }
        var colon = skipSpace(data, key + KEY.length, length);
        var quote =
                colon < length && data[colon] == ':' ? skipSpace(data, colon + 1, length) : length;
        return quote < length && data[quote] == '"' ? word(data, quote + 1, length) : "";
    }

    private static String word(byte[] data, int from, int length) {
        var end = from;
        var last = Math.min(length, from + LONGEST);
        while (end < last && data[end] != '"' && data[end] != '\\') {
            end++;
        }
        if (end == last || data[end] != '"') {
            return "";
        }
        return Arrays.equals(data, from, end, LOG, 0, LOG.length)
                ? RawFrame.LOG
                : new String(data, from, end - from, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] data, int from, int length, byte[] prefix) {
        return length - from >= prefix.length
                && Arrays.equals(data, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static int skipSpace(byte[] data, int from, int length) {
        var at = from;
        while (at < length && (data[at] == ' ' || data[at] == '\t' || data[at] == '\n')) {
            at++;
        }
        return at;
    }
}
