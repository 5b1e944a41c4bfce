package boocontrol.platform.json;

import boocontrol.platform.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares a document with the record it is meant for, before JSON-B reads it: JSON-B forgives
/// unknown fields and missing ones, and says what it cannot read in its own words.
///
/// Every finding is one sentence that names the place as a JSON Pointer.
final class Shape {

    private static final Map<Type, String> OPTIONALS =
            Map.of(
                    OptionalInt.class, "int",
                    OptionalLong.class, "long",
                    OptionalDouble.class, "double");

    private Shape() {}

    /// The first thing that does not fit, if anything.
    static Optional<String> fault(JsonValue value, Type type, String at) {
        return switch (type) {
            case ParameterizedType generic -> genericFault(value, generic, at);
            case Class<?> plain when plain.isRecord() -> recordFault(value, plain, List.of(), at);
            case Class<?> plain when plain.isAnnotationPresent(JsonbTypeInfo.class) ->
                    caseFault(value, plain, at);
            case Class<?> plain when plain.isEnum() -> enumFault(value, plain, at);
            case Class<?> plain -> plainFault(value, plain, at);
            default -> Optional.empty();
        };
    }

    /// Component names as they are written.
    static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<String> recordFault(
            JsonValue value, Class<?> type, List<String> also, String at) {
        if (!(value instanceof JsonObject object)) {
            return wrong(at, "must be an object");
        }
        var known = new LinkedHashMap<String, Type>();
        for (var component : type.getRecordComponents()) {
            known.put(name(component), component.getGenericType());
        }
        var names = Stream.concat(known.keySet().stream(), also.stream()).toList();
        var unknown = object.keySet().stream().filter(key -> !names.contains(key)).findFirst();
        if (unknown.isPresent()) {
            return wrong(at, unknownField(unknown.get(), names));
        }
        return known.entrySet().stream()
                .map(each -> fieldFault(object, each.getKey(), each.getValue(), at))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fieldFault(
            JsonObject object, String name, Type type, String at) {
        var value = object.get(name);
        if (value == null && !optional(type)) {
            return wrong(at, "lacks the field " + name);
        }
        return value == null ? Optional.empty() : fault(value, type, at + "/" + name);
    }

    private static Optional<String> caseFault(JsonValue value, Class<?> type, String at) {
        if (!(value instanceof JsonObject object)) {
            return wrong(at, "must be an object");
        }
        var info = type.getAnnotation(JsonbTypeInfo.class);
        var words =
                Arrays.stream(info.value())
                        .collect(Collectors.toMap(JsonbSubtype::alias, JsonbSubtype::type));
        var word = object.get(info.key()) instanceof JsonString text ? text.getString() : "";
        var found = words.get(word);
        return found == null
                ? wrong(at + "/" + info.key(), "must be one of " + joined(words.keySet()))
                : recordFault(value, found, List.of(info.key()), at);
    }

    private static Optional<String> enumFault(JsonValue value, Class<?> type, String at) {
        var words =
                Arrays.stream(type.getEnumConstants())
                        .map(each -> EnumWords.word((Enum<?>) each))
                        .toList();
        return value instanceof JsonString text && words.contains(text.getString())
                ? Optional.empty()
                : wrong(at, "must be one of " + joined(words));
    }

    private static Optional<String> genericFault(
            JsonValue value, ParameterizedType type, String at) {
        var inner = type.getActualTypeArguments();
        return switch (type.getRawType()) {
            case Class<?> raw when raw == Optional.class ->
                    value == JsonValue.NULL ? Optional.empty() : fault(value, inner[0], at);
            case Class<?> raw when Collection.class.isAssignableFrom(raw) ->
                    listFault(value, inner[0], at);
            case Class<?> raw when raw == Map.class -> mapFault(value, inner[1], at);
            default -> Optional.empty();
        };
    }

    private static Optional<String> listFault(JsonValue value, Type inner, String at) {
        if (!(value instanceof JsonArray array)) {
            return wrong(at, "must be an array");
        }
        return IntStream.range(0, array.size())
                .mapToObj(i -> fault(array.get(i), inner, at + "/" + i))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> mapFault(JsonValue value, Type inner, String at) {
        if (!(value instanceof JsonObject object)) {
            return wrong(at, "must be an object");
        }
        return object.entrySet().stream()
                .map(each -> fault(each.getValue(), inner, at + "/" + each.getKey()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> plainFault(JsonValue value, Class<?> type, String at) {
        if (OPTIONALS.containsKey(type)) {
            return value == JsonValue.NULL
                    ? Optional.empty()
                    : wordFault(value, OPTIONALS.getOrDefault(type, ""), at);
        }
        return wordFault(value, type.getSimpleName(), at);
    }

    private static Optional<String> wordFault(JsonValue value, String type, String at) {
        return switch (type) {
            case "String" -> textFault(value, at);
            case "boolean", "Boolean" ->
                    value == JsonValue.TRUE || value == JsonValue.FALSE
                            ? Optional.empty()
                            : wrong(at, "must be true or false");
            case "int", "Integer" -> wholeFault(value, Integer.MIN_VALUE, Integer.MAX_VALUE, at);
            case "long", "Long" -> wholeFault(value, Long.MIN_VALUE, Long.MAX_VALUE, at);
            case "double", "Double" -> numberFault(value, at);
            case "Instant" ->
                    parsed(value, Instant::parse)
                            ? Optional.empty()
                            : wrong(at, "must be a time such as 2026-11-24T02:00:00Z");
            case "Duration" ->
                    parsed(value, Duration::parse)
                            ? Optional.empty()
                            : wrong(at, "must be a duration such as PT30S");
            case "URI" ->
                    parsed(value, Shape::uri) ? Optional.empty() : wrong(at, "must be an address");
            default -> Optional.empty();
        };
    }

    private static Optional<String> textFault(JsonValue value, String at) {
        if (!(value instanceof JsonString text)) {
            return wrong(at, "must be a text");
        }
        return StoredText.fits(text.getString())
                ? Optional.empty()
                : wrong(at, "holds a NUL or half a surrogate pair");
    }

    private static Optional<String> wholeFault(JsonValue value, long least, long most, String at) {
        Predicate<JsonNumber> fits =
                number -> {
                    try {
                        var whole = number.bigDecimalValue().longValueExact();
                        return whole >= least && whole <= most;
                    } catch (ArithmeticException _) {
                        return false;
                    }
                };
        return value instanceof JsonNumber number && fits.test(number)
                ? Optional.empty()
                : wrong(at, "must be a whole number from %d to %d".formatted(least, most));
    }

    private static Optional<String> numberFault(JsonValue value, String at) {
        return value instanceof JsonNumber number && Double.isFinite(number.doubleValue())
                ? Optional.empty()
                : wrong(at, "must be a number");
    }

    private static boolean parsed(JsonValue value, java.util.function.Function<String, ?> parser) {
        try {
            return value instanceof JsonString text && parser.apply(text.getString()) != null;
        } catch (DateTimeParseException | IllegalArgumentException _) {
            return false;
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean optional(Type type) {
        return type instanceof ParameterizedType generic
                ? generic.getRawType() == Optional.class
                : OPTIONALS.containsKey(type);
    }

    private static String unknownField(String key, List<String> known) {
        var shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
        return Nearest.to(key, known)
                .map(near -> "has the unknown field %s; did you mean %s?".formatted(shown, near))
                .orElseGet(() ->
                        "has the unknown field %s; known are %s".formatted(shown, joined(known)));
    }

    private static String joined(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static Optional<String> wrong(String at, String what) {
        return Optional.of((at.isEmpty() ? "The body" : at) + " " + what);
    }
}
