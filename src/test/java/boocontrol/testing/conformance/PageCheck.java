package boocontrol.testing.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the numbers of an answer must be among themselves: pages, empty lists, captures.
final class PageCheck {

    private final Release release;
    private final List<Deviation> deviations = new ArrayList<>();

    PageCheck(Release release) {
        this.release = release;
    }

    List<Deviation> check(Evidence evidence) {
        for (var exchange : evidence.exchanges()) {
            if (exchange.status() == 200 && exchange.method().equals("GET")) {
                Values.parse(exchange.text()).ifPresent(value -> check(exchange, value));
            }
        }
        return deviations;
    }

    private void check(Exchange exchange, JsonValue value) {
        switch (exchange.pathOnly()) {
            case "/api/metrics/activity" -> page(exchange, value.asJsonObject());
            case "/api/metrics" -> ring(exchange, value);
            case "/api/performance" -> performance(exchange, value.asJsonObject());
            case "/v1/models", "/models" -> sorted(exchange, value, "data", "id");
            case "/running" -> running(exchange, value);
            default -> {}
        }
    }

    private void page(Exchange exchange, JsonObject page) {
        var limit = parameter(exchange, "limit", 25);
        var number = parameter(exchange, "page", 1);
        var total = page.getInt("total", -1);
        var rows = page.getJsonArray("data").size();
        if (page.getInt("limit", -1) != limit || page.getInt("page", -1) != number) {
            add(exchange, "does not repeat page " + number + " and limit " + limit);
        }
        if (page.getInt("total_pages", -1) != (total + limit - 1) / limit) {
            add(
                    exchange,
                    "counts %d pages of %d rows".formatted(page.getInt("total_pages"), total));
        }
        if (rows != Math.clamp(total - (long) (number - 1) * limit, 0, limit)) {
            add(exchange, "has %d rows of %d on page %d".formatted(rows, total, number));
        }
        if (!exchange.query().contains("sort=") && !exchange.query().contains("model=")) {
            contiguous(exchange, page.getJsonArray("data"));
        }
    }

    /// Newest first unless asked otherwise, without a hole.
    private void contiguous(Exchange exchange, JsonArray rows) {
        var step = exchange.query().contains("order=asc") ? 1 : -1;
        var ids = rows.getValuesAs(JsonObject.class).stream().map(row -> row.getInt("id")).toList();
        for (var n = 1; n < ids.size(); n++) {
            if (ids.get(n) - ids.get(n - 1) != step) {
                add(exchange, "has its rows in the order " + ids);
                return;
            }
        }
    }

    private void ring(Exchange exchange, JsonValue value) {
        if (!(value instanceof JsonArray rows)) {
            return;
        }
        if (rows.isEmpty() && !release.from(209)) {
            add(exchange, "is [] when empty, not null");
        }
        var ids = rows.getValuesAs(JsonObject.class).stream().map(row -> row.getInt("id")).toList();
        for (var n = 1; n < ids.size(); n++) {
            if (ids.get(n) != ids.get(n - 1) + 1) {
                add(exchange, "has its rows in the order " + ids);
                return;
            }
        }
    }

    /// An empty list is null when everything was asked for, and a list after a time.
    private void performance(Exchange exchange, JsonObject answer) {
        var after = exchange.query().contains("after=");
        for (var name : List.of("gpu_stats", "sys_stats")) {
            var list = answer.getOrDefault(name, JsonValue.NULL);
            if (after && list == JsonValue.NULL) {
                add(exchange, name + " is null, not []");
            }
            if (!after && list instanceof JsonArray array && array.isEmpty()) {
                add(exchange, name + " is [], not null");
            }
        }
    }

    private void running(Exchange exchange, JsonValue value) {
        var states = objects(value, "running").map(model -> model.getString("state", "")).toList();
        if (!release.from(218)) {
            if (!states.stream().allMatch("ready"::equals)) {
                add(exchange, "lists models in the states " + states);
            }
        } else {
            if (!List.of("starting", "ready", "stopping").containsAll(states)) {
                add(exchange, "lists models in the states " + states);
            }
            sorted(exchange, value, "running", "model");
        }
    }

    private void sorted(Exchange exchange, JsonValue value, String list, String key) {
        var names = objects(value, list).map(model -> model.getString(key, "")).toList();
        if (!names.equals(names.stream().sorted().toList())) {
            add(exchange, "is not sorted: " + names);
        }
    }

    private static Stream<JsonObject> objects(JsonValue value, String list) {
        return Optional.of(value)
                .filter(JsonObject.class::isInstance)
                .map(object -> object.asJsonObject().get(list))
                .filter(JsonArray.class::isInstance)
                .stream()
                .flatMap(array -> array.asJsonArray().stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    private static int parameter(Exchange exchange, String name, int fallback) {
        var value = Pattern.compile("(?:^|&)" + name + "=(\\d+)").matcher(exchange.query());
        return value.find() ? Integer.parseInt(value.group(1)) : fallback;
    }

    private void add(Exchange exchange, String what) {
        deviations.add(new Deviation(exchange.toString(), what));
    }
}
