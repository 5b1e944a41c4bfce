package boocontrol.logs.entity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Log text of a host as bytes, and how the host puts bytes into JSON: what is no UTF-8 becomes one
/// U+FFFD for each byte.
final class HostText {

    private static final List<String> WORDS =
            List.of(
                    "slot update",
                    "\u001b[32mready\u001b[0m",
                    "größe",
                    "日本語",
                    "emoji 🦙",
                    "progress\r50%\r100%",
                    "",
                    "load_tensors: offloaded 33/33 layers",
                    "\ttab \u0007 bell");

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private int written;

    /// @param unique lines that all differ, apart from a few that never do
    void writeLines(int count, RandomGenerator random) {
        for (var i = 0; i < count; i++) {
            var end = random.nextInt(4) == 0 ? "\r\n" : "\n";
            if (random.nextInt(10) == 0) {
                write((random.nextBoolean() ? "" : "----") + end);
            } else {
                write("%d %s %s".formatted(++written, word(random), word(random)) + end);
            }
        }
    }

    void write(String text) {
        all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return all.size();
    }

    byte[] bytes() {
        return all.toByteArray();
    }

    /// What the host would tell of these bytes in one piece.
    String told(int from, int to) {
        return decoded(Arrays.copyOfRange(bytes(), from, to));
    }

    /// Pieces of at least `least` bytes, cut anywhere.
    List<String> pieces(int from, int to, int least, RandomGenerator random) {
        var pieces = new ArrayList<String>();
        var bytes = bytes();
        for (var at = from; at < to; ) {
            var left = to - at;
            var next =
                    left <= 2 * least ? left : least + random.nextInt(Math.min(80, left - least));
            pieces.add(decoded(Arrays.copyOfRange(bytes, at, at + next)));
            at += next;
        }
        return pieces;
    }

    /// Its lines, the last one only when it is complete.
    static List<String> lines(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        lines.removeLast();
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        return lines;
    }

    /// Whether it is what was written, but for characters that were cut in two.
    static boolean alike(String told, String written) {
        if (told.equals(written)) {
            return true;
        }
        var form = new StringBuilder();
        told.codePoints()
                .forEach(c ->
                        form.append(
                                c == 0xFFFD
                                        ? "[^\\x00-\\x7F]"
                                        : Pattern.quote(Character.toString(c))));
        return Pattern.compile(form.toString(), Pattern.DOTALL).matcher(written).matches();
    }

    /// The first place where they are not alike; empty when they are.
    static String difference(List<String> told, List<String> written) {
        for (var i = 0; i < Math.max(told.size(), written.size()); i++) {
            var ours = i < told.size() ? told.get(i) : "nothing";
            var theirs = i < written.size() ? written.get(i) : "nothing";
            if (!alike(ours, theirs)) {
                return "%d of %d: <%s>, written <%s>".formatted(i, written.size(), ours, theirs);
            }
        }
        return "";
    }

    static String decoded(byte[] bytes) {
        var text = new StringBuilder();
        for (var at = 0; at < bytes.length; ) {
            var length = length(bytes, at);
            if (length == 0) {
                text.append('\uFFFD');
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /// Of the character that begins here, 0 when none does.
    private static int length(byte[] bytes, int at) {
        var first = bytes[at] & 0xFF;
        var length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > bytes.length) {
            return 0;
        }
        for (var i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static String word(RandomGenerator random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
