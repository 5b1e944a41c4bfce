package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RawFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts the bytes of one event stream into frames by the rules for server-sent events: lines end
/// with LF, CR or CRLF, an empty line ends a frame, `data` may come in many lines, comments and all
/// other fields are passed over, what stands after the last empty line is no frame.
///
/// Only `data` is kept, at most `limit` bytes of it; a frame with more is left out and told once,
/// when the limit is passed, so an endless line costs no memory. Not thread-safe: it belongs to the
/// reading thread.
final class FrameSplitter {

    /// Far above what a host sends: a ring of 1,000 rows is about 0.7 MB.
    static final int LIMIT = 8 << 20;

    /// Where frames go.
    interface Sink {

        /// @return false to stop: no further frame is wanted
        boolean frame(RawFrame frame);

        void oversized();
    }

    private enum Part {
        NAME,
        VALUE_START,
        VALUE,
        SKIPPED
    }

    private static final int SMALL = 16 << 10;
    private static final int LARGE = 256 << 10;
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int limit;
    private final Sink sink;
    private byte[] data = new byte[SMALL];
    private int length;
    private int lines;
    private boolean cut;
    private Part part = Part.NAME;
    private int named;
    private int bom;
    private boolean afterCr;

    FrameSplitter(int limit, Sink sink) {
        this.limit = limit;
        this.sink = sink;
    }

    /// Takes the next `count` bytes, cut anywhere.
    ///
    /// @return false when the sink wanted no more
    boolean feed(byte[] chunk, int count) {
        var at = 0;
        while (at < count) {
            if (afterCr) {
                afterCr = false;
                if (chunk[at] == '\n') {
                    at++;
                    continue;
                }
            }
            var end = endOfLine(chunk, at, count);
            take(chunk, at, end);
            if (end == count) {
                return true;
            }
            afterCr = chunk[end] == '\r';
            at = end + 1;
            if (!endLine()) {
                return false;
            }
        }
        return true;
    }

    private static int endOfLine(byte[] chunk, int from, int to) {
        var at = from;
        while (at < to && chunk[at] != '\n' && chunk[at] != '\r') {
            at++;
        }
        return at;
    }

    private void take(byte[] chunk, int from, int to) {
        var at = from;
        while (part == Part.NAME && at < to) {
            name(chunk[at++]);
        }
        if (part == Part.VALUE_START && at < to) {
            at += chunk[at] == ' ' ? 1 : 0;
            part = Part.VALUE;
        }
        if (part == Part.VALUE) {
            append(chunk, at, to);
        }
    }

    private void name(byte next) {
        if (bom < BOM.length && named == 0) {
            // One byte order mark at the very start of the stream belongs to no field.
            bom = next == BOM[bom] ? bom + 1 : Integer.MAX_VALUE;
            if (bom <= BOM.length) {
                return;
            }
        }
        if (next == ':' && named == DATA.length) {
            beginData();
        } else if (named < DATA.length && next == DATA[named]) {
            named++;
        } else {
            part = Part.SKIPPED;
        }
    }

    private void beginData() {
        if (lines > 0) {
            append(new byte[] {'\n'}, 0, 1);
        }
        lines++;
        part = Part.VALUE_START;
    }

    private boolean endLine() {
        var empty = part == Part.NAME && named == 0;
        if (part == Part.NAME && named == DATA.length) {
            beginData();
        }
        part = Part.NAME;
        named = 0;
        bom = Integer.MAX_VALUE;
        return !empty || endFrame();
    }

    private boolean endFrame() {
        var complete = lines > 0 && !cut;
        if (!complete) {
            clear();
            return true;
        }
        var frame =
                new RawFrame(
                        FrameType.of(data, length),
                        new String(data, 0, length, StandardCharsets.UTF_8));
        clear();
        return sink.frame(frame);
    }

    private void append(byte[] chunk, int from, int to) {
        var count = to - from;
        if (cut || count == 0) {
            return;
        }
        if (count > limit - length) {
            clear();
            cut = true;
            sink.oversized();
            return;
        }
        if (length + count > data.length) {
            data = Arrays.copyOf(data, Math.max(length + count, Math.min(limit, 2 * data.length)));
        }
        System.arraycopy(chunk, from, data, length, count);
        length += count;
    }

    private void clear() {
        length = 0;
        lines = 0;
        cut = false;
        if (data.length > LARGE) {
            // 200 hosts must not each keep the room of their largest frame.
            data = new byte[SMALL];
        }
    }
}
