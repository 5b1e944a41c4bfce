package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// `/api/performance` and `/metrics`.
final class PerformancePages {

    private PerformancePages() {}

    static void samples(SwapProcess process, Exchange exchange) {
        if (!process.performance().enabled()) {
            disabled(process, exchange);
            return;
        }
        var after = exchange.request().parameter("after").filter(text -> !text.isEmpty());
        if (after.isEmpty()) {
            send(process, exchange, process.performance().all());
            return;
        }
        var time = parsed(after.get());
        if (time.isEmpty()) {
            Pages.jsonError(
                    process, exchange, 400, "invalid 'after' timestamp, use RFC3339 format");
        } else {
            send(process, exchange, process.performance().after(time.get()));
        }
    }

    static void prometheus(SwapProcess process, Exchange exchange) {
        var type = "text/plain; version=0.0.4; charset=utf-8";
        if (process.performance().enabled()) {
            exchange.response().send(200, type, process.performance().prometheus());
        } else {
            exchange.response().send(503, type, "# performance monitor not available\n");
        }
    }

    private static void disabled(SwapProcess process, Exchange exchange) {
        if (process.release().from(229)) {
            exchange.response().send(503, "application/json", "{\"enabled\":false}\n");
        } else {
            Pages.jsonError(process, exchange, 503, "performance monitor not available");
        }
    }

    private static void send(SwapProcess process, Exchange exchange, String fields) {
        var enabled = process.release().from(229) ? "\"enabled\":true," : "";
        Pages.json(process, exchange, "{" + enabled + fields + "}");
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
