package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Logs as text: the history, and streams of it. A stream holds ten pieces; what is more is lost in
/// silence.
final class Logs {

    private static final int PIECES = 10;
    private static final Headers STREAM =
            Headers.of(
                    "Content-Type",
                    "text/plain",
                    "X-Accel-Buffering",
                    "no",
                    "X-Content-Type-Options",
                    "nosniff");

    private Logs() {}

    static void page(SwapProcess process, Exchange exchange) {
        if (exchange.request().accept().contains("text/html")) {
            Pages.redirect(exchange, 302, "Found", "/ui/");
        } else {
            exchange.response().send(200, "text/plain", process.log().history(true));
        }
    }

    static void stream(SwapProcess process, Exchange exchange) throws InterruptedException {
        var path = exchange.request().path();
        var prefix = "/logs/stream/";
        var source = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        var history = process.log().history(source);
        if (history.isEmpty()) {
            refuse(process, exchange);
            return;
        }
        var response = exchange.response();
        response.head(200, STREAM);
        if (exchange.request().parameter("no-history").isEmpty() && !history.get().isEmpty()) {
            response.flush();
            response.write(history.get().getBytes(StandardCharsets.UTF_8));
        }
        follow(process, exchange, source);
    }

    private static void follow(SwapProcess process, Exchange exchange, String source)
            throws InterruptedException {
        var pieces = new ArrayBlockingQueue<String>(PIECES);
        var stop = process.log().follow(source, pieces::offer);
        var configuration = process.now();
        try {
            while (!exchange.context().isEnded() && process.now() == configuration) {
                var piece = pieces.poll(250, TimeUnit.MILLISECONDS);
                if (piece != null) {
                    exchange.response().flush();
                    exchange.response().write(piece.getBytes(StandardCharsets.UTF_8));
                }
            }
        } finally {
            stop.ifPresent(Runnable::run);
        }
    }

    private static void refuse(SwapProcess process, Exchange exchange) {
        var release = process.release();
        var known =
                release.from(178) ? "'proxy', 'upstream' or a model's ID" : "'proxy' or 'upstream'";
        var message = "invalid logger. Use " + known;
        var response = exchange.response();
        if (release.legacy()) {
            response.head(400, STREAM);
            response.flush();
            response.write(message.getBytes(StandardCharsets.UTF_8));
            return;
        }
        var form =
                new boocontrol.simulator.control.ErrorForms(release)
                        .of(400, message, exchange.request().accept());
        response.head(400, STREAM.with("Content-Type", form.contentType()));
        response.flush();
        response.write(form.bytes());
    }
}
