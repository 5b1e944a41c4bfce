package boocontrol.simulator.boundary;

import boocontrol.simulator.control.ModelCall;
import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Requests that go to a model.
final class Inference {

    private static final Pattern FORM_MODEL =
            Pattern.compile("name=\"model\"\\r?\\n\\r?\\n([^\\r\\n]+)");

    private static final Pattern IGNORED =
            Pattern.compile("\\.(js|json|css|png|gif|jpg|jpeg|ico|txt)$");

    private Inference() {}

    static void post(SwapProcess process, Exchange exchange) throws InterruptedException {
        var request = exchange.request();
        var model = model(process, request);
        if (model.isEmpty() || process.now().disabled(model.get())) {
            unnamed(process, exchange);
            return;
        }
        var path = request.path().replaceFirst("^/(v|audioapi)(?=/)", "");
        serve(process, exchange, call(request, model.get(), path, request.path(), true, true));
    }

    /// What is read from a model that the query names; it never becomes a row.
    static void read(SwapProcess process, Exchange exchange) throws InterruptedException {
        var request = exchange.request();
        var model = request.parameter("model").filter(id -> !id.isEmpty());
        if (model.isEmpty()) {
            unnamed(process, exchange);
            return;
        }
        var path = request.path();
        serve(process, exchange, call(request, model.get(), path, path, false, true));
    }

    static void upstream(SwapProcess process, Exchange exchange) throws InterruptedException {
        var request = exchange.request();
        var rest = request.path().substring("/upstream/".length());
        var model = longestModel(process, rest);
        if (model.isEmpty()) {
            unknown(process, exchange);
            return;
        }
        if (rest.length() == model.get().length()) {
            redirect(exchange);
            return;
        }
        var path = rest.substring(model.get().length());
        var release = process.release();
        if (ignored(process, model.get(), path)) {
            var words = " is not loaded; path matches upstream.ignorePaths";
            Pages.error(process, exchange, 409, "model " + model.get() + words);
            return;
        }
        var post = request.method().equals("POST");
        var known = Routes.InferencePaths.known(path);
        var metered = post && (release.legacy() || (release.from(228) && known));
        var tracked = release.legacy() || (release.from(235) && known);
        var plain = call(request, model.get(), path, path, metered, tracked);
        serve(process, exchange, passed(plain));
    }

    /// A browser that asks for a page's files shall not load a model.
    private static boolean ignored(SwapProcess process, String model, String path) {
        return process.release().from(229)
                && IGNORED.matcher(path).find()
                && process.now().idOf(model).map(id -> !process.now().ready(id)).orElse(false);
    }

    /// Passes everything below a prefix on to one model, as it is.
    static void pass(SwapProcess process, Exchange exchange, String model, String path)
            throws InterruptedException {
        serve(process, exchange, passed(call(exchange.request(), model, path, path, false, false)));
    }

    private static void serve(SwapProcess process, Exchange exchange, ModelCall call)
            throws InterruptedException {
        process.now().serve(call, exchange.context(), exchange.response());
    }

    private static ModelCall call(
            Request request,
            String model,
            String path,
            String shown,
            boolean metered,
            boolean tracked) {
        return new ModelCall(
                model,
                request.method(),
                path,
                shown,
                request.headers(),
                request.body(),
                request.client(),
                false,
                metered,
                tracked);
    }

    private static ModelCall passed(ModelCall call) {
        return new ModelCall(
                call.asked(),
                call.method(),
                call.path(),
                call.shownPath(),
                call.headers(),
                call.body(),
                call.remote(),
                true,
                call.metered(),
                call.tracked());
    }

    private static Optional<String> model(SwapProcess process, Request request) {
        var type = request.headers().get("Content-Type");
        if (type.startsWith("multipart/form-data")) {
            var form = new String(request.body(), StandardCharsets.ISO_8859_1);
            var found = FORM_MODEL.matcher(form);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
        if (!process.release().legacy() && !type.startsWith("application/json")) {
            return Optional.empty();
        }
        return Bodies.object(request.body())
                .flatMap(body -> Bodies.text(body, "model"))
                .filter(id -> !id.isEmpty());
    }

    /// Ids may hold slashes, so the longest one that fits is meant.
    private static Optional<String> longestModel(SwapProcess process, String rest) {
        for (var end = rest.length(); end > 0; end = rest.lastIndexOf('/', end - 1)) {
            var candidate = rest.substring(0, end);
            if (process.now().offers(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static void unnamed(SwapProcess process, Exchange exchange) {
        process.now().inflight().refused();
        if (process.release().legacy()) {
            Pages.error(process, exchange, 400, "missing or invalid 'model' key");
        } else {
            Pages.error(process, exchange, 404, "no model id could be identified");
        }
    }

    private static void unknown(SwapProcess process, Exchange exchange) {
        process.now().inflight().refused();
        if (process.release().from(210)) {
            Pages.error(process, exchange, 404, "model not found");
        } else {
            Pages.error(process, exchange, 400, "model id required in path");
        }
    }

    /// To the same path with a slash, the method kept.
    static void redirect(Exchange exchange) {
        var read = exchange.request().method().matches("GET|HEAD");
        var path = exchange.request().path() + "/";
        if (read) {
            Pages.redirect(exchange, 301, "Moved Permanently", path);
        } else {
            exchange.response().head(308, Headers.of("Location", path));
        }
    }
}
