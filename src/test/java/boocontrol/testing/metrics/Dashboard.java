package boocontrol.testing.metrics;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `docs/grafana/boocontrol.json`, as far as it can be checked without a Grafana.
public final class Dashboard {

    private static final Path FILE = Path.of("docs/grafana/boocontrol.json");
    private static final Pattern METRIC = Pattern.compile("\\b(boocontrol|process|jvm)_[a-z0-9_]+");

    private final JsonObject json;

    private Dashboard(JsonObject json) {
        this.json = json;
    }

    public static Dashboard read() {
        try (var reader = Json.createReader(Files.newBufferedReader(FILE))) {
            return new Dashboard(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonObject json() {
        return json;
    }

    /// All panels, those inside of rows too.
    public List<JsonObject> panels() {
        return Stream.concat(
                        panels(json),
                        panels(json)
                                .filter(p -> p.containsKey("panels"))
                                .flatMap(Dashboard::panels))
                .toList();
    }

    /// Everything that is asked of Prometheus.
    public List<String> queries() {
        var found = new ArrayList<String>();
        collect(json, found);
        return found;
    }

    public Set<String> metrics() {
        var names = new TreeSet<String>();
        for (var query : queries()) {
            METRIC.matcher(query).results().forEach(each -> names.add(each.group()));
        }
        return names;
    }

    private static Stream<JsonObject> panels(JsonObject of) {
        return of.getJsonArray("panels").getValuesAs(JsonObject.class).stream();
    }

    private static void collect(JsonValue value, List<String> found) {
        switch (value) {
            case JsonArray all -> all.forEach(each -> collect(each, found));
            case JsonObject object ->
                    object.forEach((key, each) -> {
                        if (Set.of("expr", "query").contains(key)
                                && each instanceof JsonString text) {
                            found.add(text.getString());
                        } else {
                            collect(each, found);
                        }
                    });
            default -> {}
        }
    }
}
