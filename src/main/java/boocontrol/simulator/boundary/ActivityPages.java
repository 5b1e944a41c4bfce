package boocontrol.simulator.boundary;

import boocontrol.simulator.control.RowTexts;
import boocontrol.simulator.control.Stats;
import boocontrol.simulator.control.SwapProcess;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Finished requests and their captures.
final class ActivityPages {

    private ActivityPages() {}

    static void ring(SwapProcess process, Exchange exchange) {
        var json = RowTexts.ring(process.now());
        var release = process.release();
        // Up to v208 an empty ring is null, while the event stream says [].
        var body = json.equals("[]") && !release.from(209) ? "null" : json;
        exchange.response().send(200, "application/json", body);
    }

    static void stats(SwapProcess process, Exchange exchange) {
        var model = exchange.request().parameter("model").orElse("");
        exchange.response().send(200, "application/json", Stats.text(process.now(), model));
    }

    static void capture(SwapProcess process, Exchange exchange) {
        var text = exchange.request().path().substring("/api/captures/".length());
        var id = number(text);
        if (id.isEmpty()) {
            Pages.jsonError(process, exchange, 400, "invalid capture ID");
            return;
        }
        var capture = process.now().captures().get(id.get());
        if (capture.isEmpty()) {
            Pages.jsonError(process, exchange, 404, "capture not found");
            return;
        }
        var type = process.release().from(203) ? "application/json" : Pages.JSON_UTF8;
        exchange.response().send(200, type, capture.get().json(id.get()));
    }

    static void page(SwapProcess process, Exchange exchange) {
        try {
            var query = query(process, exchange.request());
            exchange.response().send(200, "application/json", RowTexts.page(process.now(), query));
        } catch (Refused e) {
            Pages.error(process, exchange, 400, e.message);
        }
    }

    /// A parameter that is not accepted.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final String message;

        Refused(String message) {
            super(message, null, false, false);
            this.message = message;
        }
    }

    private static RowTexts.Query query(SwapProcess process, Request request) throws Refused {
        var limit = whole(request, "limit", 25, "invalid limit");
        if (limit < 1 || limit > 999) {
            throw new Refused("limit must be between 1 and 999");
        }
        var page = whole(request, "page", 1, "invalid page");
        if (page < 1) {
            throw new Refused("page must be >= 1");
        }
        var sort = given(request, "sort").orElse("id");
        if (!RowTexts.isColumn(sort)) {
            throw new Refused("invalid sort column");
        }
        var order = given(request, "order").orElse("desc");
        if (!List.of("asc", "desc").contains(order)) {
            throw new Refused("order must be asc or desc");
        }
        var models = request.parameters("model").stream().filter(m -> !m.isEmpty()).toList();
        var main = process.release().from(251);
        return new RowTexts.Query(
                (int) limit,
                (int) Math.min(page, Integer.MAX_VALUE),
                sort,
                order.equals("asc"),
                main ? models : models.stream().limit(1).toList(),
                main ? id(request, "min_id", 0) : 0,
                main ? id(request, "max_id", Long.MAX_VALUE) : Long.MAX_VALUE,
                main ? time(request, "start", Long.MIN_VALUE) : Long.MIN_VALUE,
                main ? time(request, "end", Long.MAX_VALUE) : Long.MAX_VALUE);
    }

    private static long id(Request request, String name, long fallback) throws Refused {
        if (given(request, name).isEmpty()) {
            return fallback;
        }
        var id = whole(request, name, 0, "invalid " + name);
        if (id < 1) {
            throw new Refused(name + " must be >= 1");
        }
        return id;
    }

    private static long time(Request request, String name, long fallback) throws Refused {
        var text = given(request, name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return OffsetDateTime.parse(text.get()).toEpochSecond();
        } catch (DateTimeException e) {
            throw new Refused("invalid " + name);
        }
    }

    private static long whole(Request request, String name, long fallback, String problem)
            throws Refused {
        var text = given(request, name);
        if (text.isEmpty()) {
            return fallback;
        }
        return number(text.get()).orElseThrow(() -> new Refused(problem));
    }

    private static Optional<String> given(Request request, String name) {
        return request.parameter(name).filter(text -> !text.isEmpty());
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
