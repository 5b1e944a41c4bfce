package boocontrol.hosts.control;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The few words of JSON Schema that our schema uses; any other word is a fault of the schema.
final class SchemaCheck {

    private static final Set<String> TELLING =
            Set.of("$schema", "$defs", "title", "description", "default");

    private final JsonObject root;
    private final List<String> faults = new ArrayList<>();

    SchemaCheck(JsonObject root) {
        this.root = root;
    }

    List<String> faults(Object value) {
        check(root, value, "");
        return faults;
    }

    private void check(JsonObject schema, Object value, String at) {
        schema.forEach((word, rule) -> {
            if (!TELLING.contains(word) && !holds(word, rule, schema, value, at)) {
                faults.add(at + " breaks " + word);
            }
        });
    }

    private boolean holds(String word, JsonValue rule, JsonObject schema, Object value, String at) {
        return switch (word) {
            case "type" -> isOf(((JsonString) rule).getString(), value);
            case "enum" ->
                    rule.asJsonArray().stream()
                            .anyMatch(each -> ((JsonString) each).getString().equals(value));
            case "const" -> ((JsonString) rule).getString().equals(value);
            case "not" -> !new SchemaCheck(root).fits(rule.asJsonObject(), value);
            case "pattern" ->
                    !(value instanceof String text)
                            || Pattern.compile(((JsonString) rule).getString())
                                    .matcher(text)
                                    .find();
            case "minLength" -> !(value instanceof String t) || t.length() >= number(rule);
            case "maxLength" -> !(value instanceof String t) || t.length() <= number(rule);
            case "maxItems" -> !(value instanceof List<?> l) || l.size() <= number(rule);
            case "uniqueItems" ->
                    !(value instanceof List<?> l) || new HashSet<>(l).size() == l.size();
            case "minProperties" -> !(value instanceof Map<?, ?> m) || m.size() >= number(rule);
            case "maxProperties" -> !(value instanceof Map<?, ?> m) || m.size() <= number(rule);
            case "required" -> hasAll(rule, value);
            case "additionalProperties" -> hasOnly(schema, value);
            case "properties" -> each(rule.asJsonObject(), value, at);
            case "items" -> items(rule.asJsonObject(), value, at);
            case "$ref" -> referred(((JsonString) rule).getString(), value, at);
            default -> false;
        };
    }

    private boolean fits(JsonObject schema, Object value) {
        check(schema, value, "");
        return faults.isEmpty();
    }

    private boolean each(JsonObject properties, Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            properties.forEach((name, schema) -> {
                if (map.containsKey(name)) {
                    check(schema.asJsonObject(), map.get(name), at + "/" + name);
                }
            });
        }
        return true;
    }

    private boolean items(JsonObject schema, Object value, String at) {
        if (value instanceof List<?> list) {
            list.forEach(item -> check(schema, item, at + "/"));
        }
        return true;
    }

    private boolean referred(String name, Object value, String at) {
        var key = name.replace("#/$defs/", "");
        check(root.getJsonObject("$defs").getJsonObject(key), value, at);
        return true;
    }

    private static boolean hasAll(JsonValue names, Object value) {
        return !(value instanceof Map<?, ?> map)
                || names.asJsonArray().stream()
                        .allMatch(name -> map.containsKey(((JsonString) name).getString()));
    }

    private static boolean hasOnly(JsonObject schema, Object value) {
        return !(value instanceof Map<?, ?> map)
                || map.keySet().stream()
                        .map(Objects::toString)
                        .allMatch(schema.getJsonObject("properties")::containsKey);
    }

    private static int number(JsonValue value) {
        return ((JsonNumber) value).intValue();
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            default -> false;
        };
    }
}
