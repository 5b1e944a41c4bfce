package boocontrol.testing.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stream of a chat: framing, chunks by their shapes and in their order, and how it ends.
final class InferenceCheck {

    private static final String DONE = "[DONE]";
    private static final String DATA = "data: ";

    /// From v218 on, what tells of a load is cut into pieces of so many characters.
    private static final int PIECE = 5;

    private final Tables tables;
    private final Release release;
    private final ShapeCheck shapes;

    InferenceCheck(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
        this.shapes = new ShapeCheck(tables, release);
    }

    List<String> problems(Exchange exchange) {
        var problems = new ArrayList<String>();
        var frames = new ArrayList<>(List.of(exchange.text().split("\n\n")));
        frames.remove("");
        var failed = exchange.label().contains("failed start");
        if (failed && release.from(218)) {
            failure(frames.removeLast(), problems);
        }
        var events = new ArrayList<String>();
        for (var frame : frames) {
            if (frame.startsWith(DATA) && !frame.contains("\n")) {
                events.add(frame.substring(DATA.length()));
            } else if (exchange.complete() || frame != frames.getLast()) {
                problems.add("has a frame that is not one data line: " + frame);
            }
        }
        var loading = loading(events, exchange, problems);
        if (!failed) {
            chunks(events.subList(loading, events.size()), exchange, problems);
        }
        return problems;
    }

    private static void failure(String last, List<String> problems) {
        if (!last.matches("\\{.*unspecific error: .*}\\s*")) {
            problems.add("does not end in a bare line that tells of the failed start: " + last);
        }
    }

    /// @return how many events tell of the load
    private int loading(List<String> events, Exchange exchange, List<String> problems) {
        var count = 0;
        var shape = tables.shape("loading", release);
        while (count < events.size() && fits(events.get(count), shape)) {
            var text = text(events.get(count));
            if (release.from(218) && text.codePointCount(0, text.length()) > PIECE) {
                problems.add("tells of the load in more than 5 characters: " + text);
            }
            count++;
        }
        var told = release.from(171) && exchange.label().startsWith("loading state");
        if (told && count == 0) {
            problems.add("does not tell of the load");
        }
        return count;
    }

    private static String text(String event) {
        return Values.parse(event)
                .map(JsonValue::asJsonObject)
                .map(chunk -> chunk.getJsonArray("choices").getJsonObject(0))
                .map(choice -> choice.getJsonObject("delta").getString("reasoning_content"))
                .orElse("");
    }

    private void chunks(List<String> events, Exchange exchange, List<String> problems) {
        var done = !events.isEmpty() && events.getLast().equals(DONE);
        var cut = exchange.label().matches(".*(cut|cancel|crash).*");
        if (!done && !cut && exchange.complete()) {
            problems.add("ends without [DONE]");
        }
        var chunks = done ? events.subList(0, events.size() - 1) : events;
        var llama = exchange.header("Server").equals("llama.cpp");
        var kinds = new ArrayList<String>();
        for (var chunk : chunks) {
            kinds.add(kind(chunk, llama, problems));
        }
        order(kinds, llama, done, exchange, problems);
    }

    private String kind(String chunk, boolean llama, List<String> problems) {
        var names =
                llama
                        ? List.of("llama-first", "llama-content", "llama-finish", "llama-usage")
                        : List.of("fake-first", "fake-content");
        return names.stream()
                .filter(name -> fits(chunk, tables.shape(name, release)))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("has a chunk of no known shape: " + chunk);
                    return "unknown";
                });
    }

    private void order(
            List<String> kinds,
            boolean llama,
            boolean done,
            Exchange exchange,
            List<String> problems) {
        if (!llama) {
            expect(kinds, "fake-first(,fake-content)*", problems);
            return;
        }
        var usage = exchange.requestBody().replace(" ", "").contains("\"include_usage\":true");
        var tail = usage ? ",llama-finish,llama-usage" : ",llama-finish";
        expect(kinds, "llama-first(,llama-content)*" + (done ? tail : "(" + tail + ")?"), problems);
        if (done) {
            timings(exchange, problems);
        }
    }

    private static void expect(List<String> kinds, String pattern, List<String> problems) {
        var found = String.join(",", kinds);
        if (!kinds.isEmpty() && !found.matches(pattern)) {
            problems.add(
                    "has its chunks in the order " + found.replaceAll("(,[a-z-]+content)+", "$1*"));
        }
    }

    /// Timings stand on the last chunk and on no other.
    private static void timings(Exchange exchange, List<String> problems) {
        var with =
                Stream.of(exchange.text().split("\n\n"))
                        .filter(frame -> frame.startsWith(DATA + "{"))
                        .map(frame -> Values.parse(frame.substring(DATA.length())))
                        .flatMap(Optional::stream)
                        .map(chunk -> chunk instanceof JsonObject o && o.containsKey("timings"))
                        .toList();
        if (with.isEmpty() || with.indexOf(true) != with.size() - 1) {
            problems.add("does not have its timings on the last chunk alone");
        }
    }

    private boolean fits(String text, Shape shape) {
        return Values.parse(text)
                .filter(value -> !(value instanceof JsonArray))
                .map(value -> shapes.problems(value, shape).isEmpty())
                .orElse(false);
    }
}
