package boocontrol.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compares what the server says with `docs/openapi.json`: types, words, every required field, and
/// no field besides.
public final class Contract {

    private static final String REF = "#/components/schemas/";

    private final JsonObject schemas;
    private final List<String> misfits = new ArrayList<>();

    private Contract(JsonObject schemas) {
        this.schemas = schemas;
    }

    /// What does not fit the schema of this name, each with its place; empty when all does.
    public static List<String> misfits(String schema, String json) {
        var document = read(file()).asJsonObject();
        var contract = new Contract(document.getJsonObject("components").getJsonObject("schemas"));
        contract.check(contract.schemas.getJsonObject(schema), read(json), "");
        return contract.misfits;
    }

    private void check(JsonObject schema, JsonValue value, String at) {
        if (schema.containsKey("$ref")) {
            check(
                    schemas.getJsonObject(schema.getString("$ref").substring(REF.length())),
                    value,
                    at);
        } else if (schema.containsKey("discriminator")) {
            checkCase(schema.getJsonObject("discriminator"), value, at);
        } else if (schema.containsKey("anyOf")) {
            checkAny(schema.getJsonArray("anyOf"), value, at);
        } else if (schema.containsKey("type")) {
            checkType(schema, value, at);
        }
    }

    private void checkCase(JsonObject discriminator, JsonValue value, String at) {
        var word = value.asJsonObject().getString(discriminator.getString("propertyName"), "");
        var ref = discriminator.getJsonObject("mapping").getString(word, "");
        if (ref.isEmpty()) {
            misfits.add(at + " is no case: " + word);
        } else {
            check(Json.createObjectBuilder().add("$ref", ref).build(), value, at);
        }
    }

    private void checkAny(JsonArray any, JsonValue value, String at) {
        var fewest = new ArrayList<String>();
        for (var schema : any.getValuesAs(JsonObject.class)) {
            var one = new Contract(schemas);
            one.check(schema, value, at);
            if (one.misfits.isEmpty()) {
                return;
            }
            fewest.addAll(one.misfits);
        }
        misfits.addAll(fewest);
    }

    private void checkType(JsonObject schema, JsonValue value, String at) {
        var types =
                schema.get("type") instanceof JsonArray several
                        ? several.getValuesAs(JsonString::getString)
                        : List.of(schema.getString("type"));
        if (!types.contains(type(value))
                && !(types.contains("number") && type(value).equals("integer"))) {
            misfits.add(at + " is " + type(value) + ", not " + types);
        } else if (value instanceof JsonObject object) {
            checkFields(schema, object, at);
        } else if (value instanceof JsonArray array) {
            for (var i = 0; i < array.size(); i++) {
                check(schema.getJsonObject("items"), array.get(i), at + "/" + i);
            }
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            misfits.add(at + " is " + value + ", not of " + schema.get("enum"));
        }
    }

    private void checkFields(JsonObject schema, JsonObject object, String at) {
        var fields = schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        if (schema.get("required") instanceof JsonArray required) {
            required.getValuesAs(JsonString::getString).stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> misfits.add(at + " lacks " + name));
        }
        object.forEach((name, value) -> {
            if (fields.containsKey(name)) {
                check(fields.getJsonObject(name), value, at + "/" + name);
            } else if (schema.get("additionalProperties") instanceof JsonObject others) {
                check(others, value, at + "/" + name);
            } else {
                misfits.add(at + " has " + name + ", which is not in the contract");
            }
        });
    }

    private static String type(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case STRING -> "string";
            case NULL -> "null";
            case TRUE, FALSE -> "boolean";
            case NUMBER -> ((JsonNumber) value).isIntegral() ? "integer" : "number";
        };
    }

    private static String file() {
        try {
            return Files.readString(Path.of("docs/openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
