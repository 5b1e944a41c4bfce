package boocontrol.simulator.chaos;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The members of a JSON object that a client sent, each read as what it must be. One that nobody
/// knows is an error: a misspelt attribute would silently test nothing.
record Members(JsonObject json) {

    static JsonValue parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException | IllegalStateException _) {
            throw Rejected.badRequest("the body is not JSON");
        }
    }

    static Members of(JsonValue value) {
        if (value instanceof JsonObject object) {
            return new Members(object);
        }
        throw Rejected.badRequest("an object is expected");
    }

    void only(Set<String> known) {
        var unknown = new HashSet<>(json.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Rejected.badRequest("not known: " + String.join(", ", unknown));
        }
    }

    Optional<String> text(String name) {
        return value(name).map(value -> as(value, JsonString.class, name, "a text").getString());
    }

    Optional<Double> number(String name) {
        return value(name)
                .map(value -> as(value, JsonNumber.class, name, "a number").doubleValue());
    }

    /// A whole number of at least 0.
    Optional<Long> count(String name) {
        return number(name)
                .map(number -> {
                    if (number < 0 || number != Math.rint(number) || number > 1L << 53) {
                        throw Rejected.badRequest(name + " is no count");
                    }
                    return number.longValue();
                });
    }

    Optional<Boolean> flag(String name) {
        return value(name)
                .map(value ->
                        switch (value.getValueType()) {
                            case TRUE -> true;
                            case FALSE -> false;
                            default ->
                                    throw Rejected.badRequest(name + " is neither true nor false");
                        });
    }

    Members object(String name) {
        return value(name).map(Members::of).orElse(new Members(JsonValue.EMPTY_JSON_OBJECT));
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private static <T> T as(JsonValue value, Class<T> type, String name, String what) {
        if (!type.isInstance(value)) {
            throw Rejected.badRequest(name + " is not " + what);
        }
        return type.cast(value);
    }
}
