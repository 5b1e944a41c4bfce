package boocontrol.testing.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// A frame of an event stream, its data read.
record Frame(String type, JsonValue data) {

    JsonObject object() {
        return data instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    List<JsonObject> list() {
        return data instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }
}
