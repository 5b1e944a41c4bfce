package boocontrol.simulator.boundary;

import boocontrol.simulator.control.ErrorForms;
import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Where every request of a host comes in: CORS, route, key, answer, access log.
public final class FrontDoor implements HttpHandler {

    private static final Headers NOSNIFF =
            Headers.of(
                    "Content-Type",
                    "text/plain; charset=utf-8",
                    "X-Content-Type-Options",
                    "nosniff");

    private final Supplier<SwapProcess> process;
    private final Map<Release, Routes> routes = new ConcurrentHashMap<>();

    public FrontDoor(Supplier<SwapProcess> process) {
        this.process = process;
    }

    @Override
    public void serve(Exchange exchange) throws InterruptedException {
        var now = process.get();
        var request = exchange.request();
        var started = now.clock().nanos();
        now.ledger().called(request.method() + " " + counted(request.path()), started);
        var quiet = quiet(now, request.path());
        if (!request.path().equals("/wol-health")) {
            now.log().passHang();
        }
        var page = now.faults().page();
        if (page.isPresent()) {
            exchange.response().send(200, "text/html; charset=utf-8", page.get());
            return;
        }
        answer(now, exchange);
        if (!quiet) {
            log(now, exchange, Duration.ofNanos(now.clock().nanos() - started));
        }
    }

    private void answer(SwapProcess now, Exchange exchange) throws InterruptedException {
        var request = exchange.request();
        var response = exchange.response();
        if (request.method().equals("OPTIONS")) {
            Cors.preflight(request, response);
            return;
        }
        var known = routes.computeIfAbsent(now.release(), Routes::new);
        switch (known.match(request.method(), request.path())) {
            case Routes.Match.NotFound _ -> notFound(now, response);
            case Routes.Match.WrongMethod wrong ->
                    response.send(
                            405, NOSNIFF.with("Allow", wrong.allow()), "Method Not Allowed\n");
            case Routes.Match.Found found -> {
                if (found.route().key() && !Keys.accepted(now, request)) {
                    unauthorized(now, exchange);
                } else {
                    found.route().endpoint().answer(now, exchange);
                }
            }
        }
    }

    static void notFound(SwapProcess now, Response response) {
        if (now.release().legacy()) {
            response.head(404, Headers.NONE);
        } else {
            response.send(404, NOSNIFF, "404 page not found\n");
        }
    }

    private static void unauthorized(SwapProcess now, Exchange exchange) {
        var message = "unauthorized: invalid or missing API key";
        var form = new ErrorForms(now.release()).of(401, message, exchange.request().accept());
        var headers = form.headers().with("Www-Authenticate", "Basic realm=\"llama-swap\"");
        exchange.response().send(401, headers, form.body());
    }

    private static void log(SwapProcess now, Exchange exchange, Duration took) {
        var request = exchange.request();
        var response = exchange.response();
        var unwritten = now.release().legacy() && response.status() == 502 && response.bytes() == 0;
        now.log()
                .info(
                        "Request %s \"%s %s %s\" %d %d \"%s\" %s"
                                .formatted(
                                        request.client(),
                                        request.method(),
                                        request.path(),
                                        request.protocol(),
                                        response.status(),
                                        unwritten ? -1 : response.bytes(),
                                        request.headers().get("User-Agent"),
                                        GoText.duration(took)));
    }

    private static boolean quiet(SwapProcess now, String path) {
        return path.startsWith("/wol-health")
                || (now.release().from(218)
                        && (path.startsWith("/api/performance") || path.startsWith("/metrics")));
    }

    /// Ids in paths are not counted one by one.
    private static String counted(String path) {
        return path.replaceAll("/\\d+(?=/|$)", "/N");
    }
}
