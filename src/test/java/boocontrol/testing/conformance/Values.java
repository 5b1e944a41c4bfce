package boocontrol.testing.conformance;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/// JSON texts of hosts and tables.
final class Values {

    /// Looked up once: a lookup costs more than a frame.
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private Values() {}

    /// @return nothing when `text` is not JSON
    static Optional<JsonValue> parse(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (JsonException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /// The text of a quoted text.
    static String text(String quoted) {
        return parse(quoted)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .orElseThrow(() -> new IllegalArgumentException("not a quoted text: " + quoted));
    }

    /// `text` inside of a JSON text, as Go writes it.
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
