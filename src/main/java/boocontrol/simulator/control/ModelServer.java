package boocontrol.simulator.control;

import boocontrol.simulator.entity.AnswerFormat;
import boocontrol.simulator.entity.ChatFormat;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.LlamaFormat;
import boocontrol.simulator.entity.MessagesFormat;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.PacedFormat;
import boocontrol.simulator.entity.ResponsesFormat;
import boocontrol.simulator.entity.TextFormat;
import boocontrol.simulator.entity.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The server behind a model: what llama-server would answer, in the time it would take.
final class ModelServer {

    private final Router.Parts parts;
    private final Chance chance;

    ModelServer(Router.Parts parts, Chance chance) {
        this.parts = parts;
        this.chance = chance;
    }

    Outcome answer(ModelProcess process, ModelCall call, CallContext context, Sink sink)
            throws InterruptedException {
        if (process.isEnding() || context.isEnded()) {
            context.ended().await();
            return died(sink);
        }
        var path = call.path();
        if (path.endsWith("/embeddings") || path.endsWith("/embedding")) {
            return new Vectors(parts, chance).embed(process, call, context, sink);
        }
        if (path.endsWith("/rerank") || path.endsWith("/reranking")) {
            return new Vectors(parts, chance).rerank(process, call, context, sink);
        }
        var format = format(process, path);
        if (format.isPresent() && call.method().equals("POST")) {
            return generate(process, call, context, sink, format.get());
        }
        new ServerPages(parts, chance).serve(process, call, sink);
        return new Outcome(Tokens.NONE, 0, true);
    }

    private Outcome generate(
            ModelProcess process,
            ModelCall call,
            CallContext context,
            Sink sink,
            AnswerFormat format)
            throws InterruptedException {
        var prompt = Prompt.of(call.body());
        if (process.spec.serving().kind() == ModelKind.EMBEDDING) {
            return unsupported(sink, "This server does not support completions.");
        }
        var generation = new Generation(parts, chance, process, prompt, context);
        return prompt.stream()
                ? generation.stream(format, headers(process, true, 0), sink)
                : generation.whole(
                        format, text -> sinkWhole(process, sink, text), () -> died(sink));
    }

    private void sinkWhole(ModelProcess process, Sink sink, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        sink.whole(200, headers(process, false, body.length), body);
    }

    /// The proxy in front answers for a server that is gone: 502 and nothing more.
    static Outcome died(Sink sink) {
        sink.head(502, Headers.NONE);
        return Outcome.UNREADABLE;
    }

    static Outcome unsupported(Sink sink, String message) {
        var body =
                ("{\"error\":{\"code\":501,\"message\":\""
                                + message
                                + "\",\"type\":\"not_supported_error\"}}")
                        .getBytes(StandardCharsets.UTF_8);
        sink.whole(501, json(body.length), body);
        return Outcome.UNREADABLE;
    }

    static Headers json(int length) {
        return Headers.of(
                "Access-Control-Allow-Origin",
                "",
                "Content-Length",
                Integer.toString(length),
                "Content-Type",
                "application/json; charset=utf-8",
                "Server",
                "llama.cpp");
    }

    private Headers headers(ModelProcess process, boolean stream, int length) {
        if (process.spec.serving().kind() != ModelKind.PACED) {
            return stream ? STREAM : json(length);
        }
        var date = GoText.httpDate(parts.clock().now());
        return stream
                ? Headers.of(
                        "Cache-Control",
                        "no-cache",
                        "Content-Type",
                        "text/event-stream",
                        "Date",
                        date,
                        "X-Accel-Buffering",
                        "no")
                : Headers.of(
                        "Content-Length",
                        Integer.toString(length),
                        "Content-Type",
                        "application/json",
                        "Date",
                        date);
    }

    private static final Headers STREAM =
            Headers.of(
                    "Access-Control-Allow-Origin",
                    "",
                    "Content-Type",
                    "text/event-stream",
                    "Server",
                    "llama.cpp",
                    "X-Accel-Buffering",
                    "no");

    private Optional<AnswerFormat> format(ModelProcess process, String path) {
        var id = process.spec.id();
        var created = parts.clock().now().getEpochSecond();
        var stamp = new AnswerFormat.Stamp("chatcmpl-" + chance.id(32), id, created);
        if (process.spec.serving().kind() == ModelKind.PACED) {
            return path.endsWith("completions")
                    ? Optional.of(new PacedFormat(stamp))
                    : Optional.empty();
        }
        return Optional.ofNullable(
                switch (path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
                    case "completions" ->
                            path.endsWith("/chat/completions")
                                    ? new ChatFormat(stamp)
                                    : new TextFormat(stamp);
                    case "completion", "infill" -> new LlamaFormat(stamp);
                    case "responses" -> new ResponsesFormat(plain(stamp));
                    case "messages" -> new MessagesFormat(stamp);
                    default -> null;
                });
    }

    private static AnswerFormat.Stamp plain(AnswerFormat.Stamp stamp) {
        return new AnswerFormat.Stamp(
                stamp.id().substring("chatcmpl-".length()), stamp.model(), stamp.created());
    }
}
