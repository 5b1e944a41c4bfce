package boocontrol.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a body is made of, without its values: keys in their order and types. Elements of a list
/// that look alike count once.
final class Shape {

    private Shape() {}

    static String of(String body) {
        if (body.startsWith("data: ") || body.startsWith("event: ")) {
            return "stream";
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            return of(reader.readValue());
        } catch (JsonException e) {
            return "text";
        }
    }

    private static String of(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                    object.entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + of(entry.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case JsonArray many -> "[" + String.join("|", elements(many)) + "]";
            default ->
                    switch (value.getValueType()) {
                        case TRUE, FALSE -> "bool";
                        default -> value.getValueType().name().toLowerCase(java.util.Locale.ROOT);
                    };
        };
    }

    private static TreeSet<String> elements(JsonArray many) {
        return many.stream().map(Shape::of).collect(Collectors.toCollection(TreeSet::new));
    }
}
