package boocontrol.testing.conformance;

import boocontrol.testing.RecordedHostFiles.Chunk;
import boocontrol.testing.RecordedHostFiles.Stream;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One event stream: head, framing to the byte, shapes and first frames.
final class StreamCheck {

    /// No space after the colon, no other field, and what Go escapes is escaped.
    private static final Pattern FRAME =
            Pattern.compile(
                    "event:message\ndata:(\\{\"type\":\"[A-Za-z]+\",\"data\":\"[^<>&\n\r]*\"})\n\n");

    private final Tables tables;
    private final Release release;
    private final ShapeCheck shapes;
    private final List<Deviation> deviations = new ArrayList<>();

    StreamCheck(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
        this.shapes = new ShapeCheck(tables, release);
    }

    List<Deviation> check(List<Stream> streams) {
        for (var n = 0; n < streams.size(); n++) {
            var where = "event stream " + (n + 1);
            head(where, streams.get(n).head());
            var frames = new ArrayList<Frame>();
            streams.get(n).chunks().forEach(chunk -> frame(where, chunk, frames));
            first(where, frames);
            deviations.addAll(new OrderCheck(tables, release, where).check(frames));
        }
        return deviations;
    }

    private void head(String where, String head) {
        var lines = head.strip().split("\r\n");
        if (!lines[0].equals("HTTP/1.1 200 OK")) {
            add(where, "starts with " + lines[0]);
        }
        var headers =
                java.util.stream.Stream.of(lines)
                        .skip(1)
                        .map(line -> line.split(": ?", 2))
                        .map(parts -> Map.entry(parts[0], parts[1]))
                        .toList();
        HeaderCheck.problems(headers, tables.headers("events", release), 0)
                .forEach(problem -> add(where, problem));
    }

    /// One HTTP chunk is one frame: the host flushes each.
    private void frame(String where, Chunk chunk, List<Frame> frames) {
        var text = new String(chunk.bytes(), StandardCharsets.UTF_8);
        var framed = FRAME.matcher(text);
        if (!framed.matches()) {
            add(where, "has a chunk that is not one frame: " + start(text));
            return;
        }
        var outer = Values.parse(framed.group(1)).orElse(JsonObject.NULL);
        if (!(outer instanceof JsonObject object)
                || !(object.get("data") instanceof JsonString data)) {
            add(where, "has a frame whose data is not JSON: " + start(text));
            return;
        }
        var type = object.getString("type");
        var value = Values.parse(data.getString());
        if (value.isEmpty()) {
            add(where, type + ": its data is not JSON: " + start(data.getString()));
            return;
        }
        frames.add(new Frame(type, value.get()));
        tables.frame(type, release)
                .ifPresentOrElse(
                        shape ->
                                shapes.problems(value.get(), shape)
                                        .forEach(problem -> add(where + ", " + type, problem)),
                        () -> add(where, "has a frame of type " + type));
    }

    /// The types in the order in which each came first: live frames may come between.
    private void first(String where, List<Frame> frames) {
        var expected = tables.words("initial", release);
        var found = new ArrayList<String>();
        for (var frame : frames) {
            var wanted = expected.stream().filter(frame.type()::equals).count();
            if (found.stream().filter(frame.type()::equals).count() < wanted) {
                found.add(frame.type());
            }
        }
        if (!found.equals(expected)) {
            add(where, "has its first frames in the order " + found + ", not " + expected);
        }
    }

    private void add(String where, String what) {
        deviations.add(new Deviation(where, what));
    }

    private static String start(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "..." : text;
    }
}
