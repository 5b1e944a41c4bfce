package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Embeddings and reranking of llama-server.
final class Vectors {

    private static final int DIMENSIONS = 64;

    private final Router.Parts parts;
    private final Chance chance;

    Vectors(Router.Parts parts, Chance chance) {
        this.parts = parts;
        this.chance = chance;
    }

    Outcome embed(ModelProcess process, ModelCall call, CallContext context, Sink sink)
            throws InterruptedException {
        if (process.spec.serving().kind() != ModelKind.EMBEDDING) {
            return ModelServer.unsupported(
                    sink, "This server does not support embeddings. Start it with `--embeddings`");
        }
        var inputs = Prompt.of(call.body()).inputs();
        var tokens = tokens(inputs);
        if (!work(process, tokens, context)) {
            return ModelServer.died(sink);
        }
        var data = new StringBuilder();
        for (var i = 0; i < Math.max(1, inputs.size()); i++) {
            data.append(i == 0 ? "" : ",").append(vector(i));
        }
        return send(sink, answer(process, tokens, "\"data\":[" + data + "]"), tokens);
    }

    Outcome rerank(ModelProcess process, ModelCall call, CallContext context, Sink sink)
            throws InterruptedException {
        if (process.spec.serving().kind() != ModelKind.RERANK) {
            return ModelServer.unsupported(
                    sink, "This server does not support reranking. Start it with `--reranking`");
        }
        var inputs = Prompt.of(call.body()).inputs();
        var tokens = tokens(inputs);
        if (!work(process, tokens, context)) {
            return ModelServer.died(sink);
        }
        var results = new StringBuilder();
        for (var i = 0; i < inputs.size(); i++) {
            results.append(i == 0 ? "" : ",")
                    .append("{\"index\":" + i + ",\"relevance_score\":")
                    .append(Math.round(chance.between(-8, 4) * 1000) / 1000.0)
                    .append('}');
        }
        return send(sink, answer(process, tokens, "\"results\":[" + results + "]"), tokens);
    }

    private boolean work(ModelProcess process, int tokens, CallContext context)
            throws InterruptedException {
        var millis = Math.max(2, tokens * 1000.0 / process.spec.serving().promptRate());
        return !parts.clock().await(context.ended(), Duration.ofNanos((long) (millis * 1_000_000)));
    }

    private static Outcome send(Sink sink, String json, int tokens) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        sink.whole(200, ModelServer.json(body.length), body);
        return new Outcome(Tokens.counted(-1, tokens, 0), 0, true);
    }

    private static String answer(ModelProcess process, int tokens, String content) {
        return "{\"model\":\""
                + process.spec.id()
                + "\",\"object\":\"list\",\"usage\":{\"prompt_tokens\":"
                + tokens
                + ",\"total_tokens\":"
                + tokens
                + "},"
                + content
                + "}";
    }

    private String vector(int index) {
        var numbers = new StringBuilder();
        for (var i = 0; i < DIMENSIONS; i++) {
            numbers.append(i == 0 ? "" : ",")
                    .append(Math.round(chance.between(-0.1, 0.1) * 1e9) / 1e9);
        }
        return "{\"embedding\":[" + numbers + "],\"index\":" + index + ",\"object\":\"embedding\"}";
    }

    private static int tokens(List<String> inputs) {
        return Math.max(3, inputs.stream().mapToInt(text -> text.length() / 4 + 2).sum());
    }
}
