package boocontrol.simulator.boundary;

import boocontrol.simulator.control.ErrorForms;
import boocontrol.simulator.control.ModelList;
import boocontrol.simulator.control.ModelTexts;
import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;

/// The small answers.
final class Pages {

    private Pages() {}

    static void health(SwapProcess process, Exchange exchange) {
        exchange.response().plain("OK", !process.release().legacy());
    }

    static void version(SwapProcess process, Exchange exchange) {
        var release = process.release();
        var json =
                GoJson.object()
                        .put("build_date", release.buildDate())
                        .put("commit", release.commit())
                        .put("version", release.version())
                        .end();
        json(process, exchange, json);
    }

    static void running(SwapProcess process, Exchange exchange) {
        exchange.response().send(200, "application/json", new ModelTexts(process.now()).running());
    }

    static void models(SwapProcess process, Exchange exchange) {
        var created = process.clock().now().getEpochSecond();
        var type = process.release().legacy() ? JSON_UTF8 : "application/json";
        var headers = Headers.of("Content-Type", type);
        var origin = exchange.request().headers().get("Origin");
        exchange.response()
                .send(
                        200,
                        origin.isEmpty()
                                ? headers
                                : headers.with("Access-Control-Allow-Origin", origin),
                        new ModelList(process.now(), created).text());
    }

    static void cancel(SwapProcess process, Exchange exchange) {
        var parts = exchange.request().path().split("/");
        if (parts.length != 5 || !parts[4].equals("cancel")) {
            FrontDoor.notFound(process, exchange.response());
            return;
        }
        if (process.now().inflight().cancel(parts[3])) {
            json(process, exchange, "{\"msg\":\"ok\"}");
        } else {
            error(process, exchange, 404, "inflight request not found");
        }
    }

    static void root(SwapProcess process, Exchange exchange) {
        redirect(exchange, 302, "Found", "/ui");
    }

    static void upstream(SwapProcess process, Exchange exchange) {
        redirect(exchange, 302, "Found", "/ui/models");
    }

    static void ui(SwapProcess process, Exchange exchange) {
        exchange.response()
                .send(
                        200,
                        Headers.of(
                                "Accept-Ranges",
                                "bytes",
                                "Content-Length",
                                "41",
                                "Content-Type",
                                "text/html; charset=utf-8"),
                        "<!doctype html><title>llama-swap</title>\n");
    }

    static void icon(SwapProcess process, Exchange exchange) {
        FrontDoor.notFound(process, exchange.response());
    }

    static void redirect(Exchange exchange, int status, String phrase, String to) {
        exchange.response()
                .send(
                        status,
                        Headers.of("Content-Type", "text/html; charset=utf-8", "Location", to),
                        "<a href=\"" + to + "\">" + phrase + "</a>.\n\n");
    }

    /// JSON as this release's encoder writes it: with a line's end in the newer line.
    static void json(SwapProcess process, Exchange exchange, String json) {
        var legacy = process.release().legacy();
        exchange.response()
                .send(200, legacy ? JSON_UTF8 : "application/json", legacy ? json : json + "\n");
    }

    static void error(SwapProcess process, Exchange exchange, int status, String message) {
        var form =
                new ErrorForms(process.release()).of(status, message, exchange.request().accept());
        exchange.response().send(status, form.headers(), form.body());
    }

    /// For handlers of the older line that answer JSON whatever is accepted.
    static void jsonError(SwapProcess process, Exchange exchange, int status, String message) {
        if (process.release().legacy()) {
            var form = ErrorForms.json(message);
            exchange.response().send(status, form.headers(), form.body());
        } else {
            error(process, exchange, status, message);
        }
    }

    static final String JSON_UTF8 = "application/json; charset=utf-8";
}
