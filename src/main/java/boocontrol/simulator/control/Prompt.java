package boocontrol.simulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request's body asks for.
///
/// @param inputs texts of an embedding or rerank request
/// @param limit most tokens to generate; 0 is no limit
record Prompt(String text, List<String> inputs, boolean stream, boolean withUsage, int limit) {

    static Optional<JsonObject> json(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static Optional<String> model(byte[] body) {
        return json(body)
                .map(object -> object.get("model"))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(id -> !id.isEmpty());
    }

    static Prompt of(byte[] body) {
        var object = json(body).orElse(JsonValue.EMPTY_JSON_OBJECT);
        var text = new StringBuilder();
        for (var key : List.of("system", "messages", "prompt", "input", "content", "query")) {
            collect(object.get(key), text);
        }
        return new Prompt(
                text.toString(),
                inputs(object),
                truthy(object, "stream"),
                usage(object),
                limit(object));
    }

    int tokens() {
        return Math.max(3, text.length() / 4 + 2);
    }

    private static boolean usage(JsonObject object) {
        return object.get("stream_options") instanceof JsonObject options
                && truthy(options, "include_usage");
    }

    private static boolean truthy(JsonObject object, String key) {
        return JsonValue.TRUE.equals(object.get(key));
    }

    private static int limit(JsonObject object) {
        for (var key :
                List.of("max_tokens", "max_completion_tokens", "n_predict", "max_output_tokens")) {
            if (object.get(key) instanceof JsonNumber number) {
                return Math.clamp(number.longValue(), 0, 100_000);
            }
        }
        return 0;
    }

    private static List<String> inputs(JsonObject object) {
        var found = object.containsKey("documents") ? object.get("documents") : object.get("input");
        if (found instanceof JsonArray many) {
            return many.stream().map(Prompt::plain).toList();
        }
        return found == null ? List.of() : List.of(plain(found));
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static void collect(@Nullable JsonValue value, StringBuilder into) {
        switch (value) {
            case JsonString text -> into.append(text.getString()).append('\n');
            case JsonArray many -> many.forEach(one -> collect(one, into));
            case JsonObject object -> {
                collect(object.get("content"), into);
                collect(object.get("text"), into);
            }
            case null, default -> {}
        }
    }
}
