package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.ModelKind;
import java.nio.charset.StandardCharsets;

/// What llama-server tells about itself.
final class ServerPages {

    private final Router.Parts parts;
    private final Chance chance;

    ServerPages(Router.Parts parts, Chance chance) {
        this.parts = parts;
        this.chance = chance;
    }

    void serve(ModelProcess process, ModelCall call, Sink sink) {
        var path = call.path().replaceFirst("^/v1", "");
        switch (path) {
            case "/health", "/" -> health(process, sink);
            case "/props" -> json(sink, 200, props(process));
            case "/slots" -> json(sink, 200, slots(process));
            case "/metrics" -> metrics(process, sink);
            case "/tokenize" -> json(sink, 200, "{\"tokens\":[" + chance.below(200_000) + "]}");
            case "/models" -> json(sink, 200, models(process));
            default ->
                    json(
                            sink,
                            404,
                            "{\"error\":{\"code\":404,\"message\":\"File Not Found\","
                                    + "\"type\":\"not_found_error\"}}");
        }
    }

    private static void health(ModelProcess process, Sink sink) {
        if (process.spec.serving().kind() == ModelKind.PACED) {
            var body = "OK".getBytes(StandardCharsets.UTF_8);
            sink.whole(
                    200,
                    Headers.of("Content-Length", "2", "Content-Type", "text/plain; charset=utf-8"),
                    body);
        } else {
            json(sink, 200, "{\"status\":\"ok\"}");
        }
    }

    private static void json(Sink sink, int status, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        sink.whole(status, ModelServer.json(body.length), body);
    }

    private static String props(ModelProcess process) {
        var serving = process.spec.serving();
        return GoJson.object()
                .raw(
                        "default_generation_settings",
                        "{\"params\":{},\"n_ctx\":" + slotContext(process) + "}")
                .put("total_slots", serving.slots())
                .put("model_alias", process.spec.id())
                .put("model_path", "models/" + process.spec.id() + ".gguf")
                .raw("modalities", "{\"vision\":false,\"video\":false,\"audio\":false}")
                .put("endpoint_slots", true)
                .put("endpoint_props", false)
                .put("endpoint_metrics", true)
                .put("chat_template", "{{ messages }}")
                .put("bos_token", "<bos>")
                .put("eos_token", "<eos>")
                .put("build_info", "b0-unknown")
                .put("is_sleeping", false)
                .end();
    }

    private static String slots(ModelProcess process) {
        var all = new StringBuilder("[");
        for (var i = 0; i < process.spec.serving().slots(); i++) {
            all.append(i == 0 ? "" : ",")
                    .append(
                            GoJson.object()
                                    .put("id", i)
                                    .put("n_ctx", slotContext(process))
                                    .put("speculative", false)
                                    .put("is_processing", i < process.load() - 1)
                                    .end());
        }
        return all.append(']').toString();
    }

    private static int slotContext(ModelProcess process) {
        return process.spec.serving().context() / process.spec.serving().slots();
    }

    private static void metrics(ModelProcess process, Sink sink) {
        var totals = process.server.totals();
        var text =
                line("prompt_tokens_total", "counter", totals.prompted())
                        + line("prompt_tokens_cached_total", "counter", totals.cached())
                        + line("prompt_seconds_total", "counter", totals.promptSeconds())
                        + line("tokens_predicted_total", "counter", totals.predicted())
                        + line("tokens_predicted_seconds_total", "counter", totals.seconds())
                        + line("requests_processing", "gauge", Math.max(0, process.load() - 1))
                        + line("requests_deferred", "gauge", 0);
        var body = text.getBytes(StandardCharsets.UTF_8);
        sink.whole(
                200,
                Headers.of(
                        "Access-Control-Allow-Origin",
                        "",
                        "Content-Length",
                        Integer.toString(body.length),
                        "Content-Type",
                        "text/plain; version=0.0.4",
                        "Process-Start-Time-Unix",
                        Long.toString(process.server.started() / 1_000_000_000),
                        "Server",
                        "llama.cpp"),
                body);
    }

    private static String line(String name, String type, double value) {
        return "# TYPE llamacpp:%s %s\nllamacpp:%s %s\n"
                .formatted(name, type, name, GoJson.number(value));
    }

    private String models(ModelProcess process) {
        return "{\"object\":\"list\",\"data\":[{\"id\":\""
                + process.spec.id()
                + "\",\"object\":\"model\",\"created\":"
                + parts.clock().now().getEpochSecond()
                + ",\"owned_by\":\"llamacpp\"}]}";
    }
}
