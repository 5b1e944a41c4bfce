package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What `sendLoadingState` tells a stream while its model loads: an answer has begun before there
/// is a model that could give one.
final class LoadingText {

    private static final List<String> REMARKS =
            List.of(
                    "Counting the layers twice",
                    "Warming up the fans",
                    "Asking the weights politely",
                    "Looking for the other shoe");
    private static final Headers HEADERS =
            Headers.of(
                    "Cache-Control",
                    "no-cache",
                    "Connection",
                    "keep-alive",
                    "Content-Type",
                    "text/event-stream");

    private final Router.Parts parts;
    private final Chance chance;
    private final Sink sink;
    private final long started;
    private final Signal done = new Signal();
    private final Signal written = new Signal();

    LoadingText(Router.Parts parts, Chance chance, Sink sink) {
        this.parts = parts;
        this.chance = chance;
        this.sink = sink;
        this.started = parts.clock().nanos();
    }

    void begin(String model) {
        sink.head(200, HEADERS);
        parts.tasks().start("loading text", () -> tell(model));
    }

    /// Ends the text and waits until it is out.
    void end(String problem) throws InterruptedException {
        done.raise();
        written.await();
        if (parts.release().legacy() && !problem.isEmpty()) {
            say("Unable to swap model err: " + problem + "\n");
        }
        var took = Duration.ofNanos(parts.clock().nanos() - started).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "\nDone! (%.2fs)\n", took));
        say("━━━━━\n");
        say(" \n");
    }

    private void tell(String model) throws InterruptedException {
        try {
            say("━━━━━\n");
            say("llama-swap loading model: " + model + "\n");
            var every = Duration.ofMillis(parts.release().legacy() ? 1000 : 750);
            for (var round = 1; !parts.clock().await(done, every); round++) {
                say(round % 4 == 3 ? "\n" + chance.pick(REMARKS) + "...\n" : ".");
            }
        } finally {
            written.raise();
        }
    }

    /// A frame per line up to v217, later pieces of five characters.
    private void say(String text) {
        if (parts.release().legacy()) {
            frame(text);
            return;
        }
        for (var line : text.splitWithDelimiters("\n", 0)) {
            for (var at = 0; at < line.length(); at += 5) {
                frame(line.substring(at, Math.min(line.length(), at + 5)));
            }
        }
    }

    private void frame(String text) {
        var json =
                "data: {\"choices\":[{\"delta\":{\"reasoning_content\":"
                        + GoJson.text(text)
                        + "}}]}\n\n";
        sink.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
