package boocontrol.simulator.boundary;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/// Reads JSON bodies.
final class Bodies {

    private Bodies() {}

    static Optional<JsonObject> object(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }
}
