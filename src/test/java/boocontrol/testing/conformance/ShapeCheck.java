package boocontrol.testing.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Compares values with the shapes of one release.
final class ShapeCheck {

    private static final Pattern NANO =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,8}[1-9])?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Pattern SECOND =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");

    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private final Tables tables;
    private final Release release;

    ShapeCheck(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
    }

    /// @return what is wrong, each with its place in the value; nothing if it has the shape
    List<String> problems(JsonValue value, Shape shape) {
        var problems = new ArrayList<String>();
        check("", value, shape, problems);
        return problems;
    }

    private void check(String at, JsonValue value, Shape shape, List<String> problems) {
        switch (shape) {
            case Shape.Named(var name) -> check(at, value, tables.shape(name, release), problems);
            case Shape.AnyOf(var shapes) -> anyOf(at, value, shapes, problems);
            case Shape.Word(var text) -> {
                if (!(value instanceof JsonString string) || !string.getString().equals(text)) {
                    problems.add(at + " is " + shown(value) + ", not \"" + text + "\"");
                }
            }
            case Shape.ListOf(var element) -> list(at, value, element, problems);
            case Shape.MapOf(var element) -> map(at, value, element, problems);
            case Shape.Keys keys -> object(at, value, keys, problems);
            case Shape.Plain(var kind) -> {
                if (!is(value, kind)) {
                    problems.add(at + " is " + shown(value) + ", not " + kind);
                }
            }
        }
    }

    /// Of several shapes that all do not fit, the nearest tells what is wrong.
    private void anyOf(String at, JsonValue value, List<Shape> shapes, List<String> problems) {
        List<String> fewest = List.of();
        var first = true;
        for (var shape : shapes) {
            var own = new ArrayList<String>();
            check(at, value, shape, own);
            if (first || own.size() < fewest.size()) {
                fewest = own;
            }
            first = false;
        }
        problems.addAll(fewest);
    }

    private void list(String at, JsonValue value, Shape element, List<String> problems) {
        if (!(value instanceof JsonArray array)) {
            problems.add(at + " is " + shown(value) + ", not a list");
            return;
        }
        for (var n = 0; n < array.size(); n++) {
            check(at + "[" + n + "]", array.get(n), element, problems);
        }
    }

    private void map(String at, JsonValue value, Shape element, List<String> problems) {
        if (!(value instanceof JsonObject object)) {
            problems.add(at + " is " + shown(value) + ", not a map");
            return;
        }
        object.forEach((key, one) -> check(at + "." + key, one, element, problems));
        if (!List.copyOf(object.keySet()).equals(List.copyOf(new TreeSet<>(object.keySet())))) {
            problems.add(at + " is not sorted by key: " + object.keySet());
        }
    }

    private void object(String at, JsonValue value, Shape.Keys keys, List<String> problems) {
        if (!(value instanceof JsonObject object)) {
            problems.add(at + " is " + shown(value) + ", not an object");
            return;
        }
        var expected = new ArrayList<String>();
        for (var field : keys.fields()) {
            if (!field.releases().contains(release)) {
                continue;
            }
            var there = object.containsKey(field.name());
            if (there) {
                expected.add(field.name());
                check(at + "." + field.name(), object.get(field.name()), field.shape(), problems);
            } else if (!field.optional()) {
                problems.add(at + "." + field.name() + " is missing");
            }
        }
        keys(at, object, keys.open(), expected, problems);
    }

    private static void keys(
            String at,
            JsonObject object,
            boolean open,
            List<String> expected,
            List<String> problems) {
        var found = new ArrayList<>(object.keySet());
        if (open) {
            found.retainAll(expected);
        }
        var extra = new ArrayList<>(found);
        extra.removeAll(expected);
        extra.forEach(key -> problems.add(at + "." + key + " should not be there"));
        found.removeAll(extra);
        if (!found.equals(expected)) {
            problems.add(at + " has its keys in the order " + found + ", not " + expected);
        }
    }

    private static boolean is(JsonValue value, String kind) {
        return switch (kind) {
            case "any" -> true;
            case "null" -> value == JsonValue.NULL;
            case "flag" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "number" -> value instanceof JsonNumber;
            case "int" -> value instanceof JsonNumber number && number.isIntegral();
            case "text" -> value instanceof JsonString;
            case "nano" -> matches(value, NANO);
            case "second" -> matches(value, SECOND);
            case "base64" -> matches(value, BASE64);
            case "none" -> false;
            default -> throw new IllegalArgumentException("no kind of value: " + kind);
        };
    }

    private static boolean matches(JsonValue value, Pattern pattern) {
        return value instanceof JsonString text && pattern.matcher(text.getString()).matches();
    }

    private static String shown(JsonValue value) {
        var text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
