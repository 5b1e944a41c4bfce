package boocontrol.simulator.boundary;

import boocontrol.simulator.control.Frame;
import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `/api/events`: one message a chunk, until the caller leaves or the host ends the stream.
final class Events {

    private static final Headers HEAD =
            Headers.of(
                    "Cache-Control",
                    "no-cache",
                    "Connection",
                    "keep-alive",
                    "Content-Type",
                    "text/event-stream",
                    "X-Accel-Buffering",
                    "no",
                    "X-Content-Type-Options",
                    "nosniff");

    private Events() {}

    static void stream(SwapProcess process, Exchange exchange) throws InterruptedException {
        var stream = process.subscribe();
        exchange.context().ended().onRaise(() -> process.unsubscribe(stream));
        try {
            exchange.response().head(200, HEAD);
            for (Optional<Frame> frame = stream.buffer().take();
                    frame.isPresent() && !exchange.context().isEnded();
                    frame = stream.buffer().take()) {
                if (!process.faults().muted()) {
                    var wire = frame.get().wire().getBytes(StandardCharsets.UTF_8);
                    exchange.response().write(wire);
                }
            }
        } finally {
            process.unsubscribe(stream);
        }
    }
}
