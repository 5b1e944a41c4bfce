package boocontrol.llamaswap.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Typed reading of one JSON object. A field that is missing or null is empty where it may be; a
/// field of another type is [Malformed], never a default.
record Fields(JsonObject json) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    static Fields of(JsonValue value, String what) throws Malformed {
        if (value instanceof JsonObject object) {
            return new Fields(object);
        }
        throw new Malformed(what + " is not an object");
    }

    Set<String> names() {
        return json.keySet();
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    Optional<Fields> object(String name) throws Malformed {
        var value = value(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(of(value.get(), name));
    }

    /// The elements of an array; of null or nothing: none. Go writes an empty list either way.
    List<JsonValue> list(String name) throws Malformed {
        var value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof JsonArray array) {
            return array;
        }
        throw new Malformed(name + " is not a list");
    }

    String text(String name) throws Malformed {
        return optionalText(name).orElseThrow(() -> new Malformed(name + " is missing"));
    }

    Optional<String> optionalText(String name) throws Malformed {
        var value = value(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(textOf(value.get(), name));
    }

    List<String> texts(String name) throws Malformed {
        var texts = new ArrayList<String>();
        for (var value : list(name)) {
            texts.add(textOf(value, name));
        }
        return texts;
    }

    Map<String, String> textMap(String name) throws Malformed {
        var texts = new LinkedHashMap<String, String>();
        var object = object(name);
        if (object.isPresent()) {
            for (var entry : object.get().json.entrySet()) {
                texts.put(entry.getKey(), textOf(entry.getValue(), name));
            }
        }
        return texts;
    }

    boolean flag(String name) throws Malformed {
        var value = value(name).orElse(JsonValue.FALSE);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw new Malformed(name + " is not true or false");
    }

    /// A counter's value that names something: 0 or more.
    long id(String name) throws Malformed {
        var id = wholeNumber(name).orElseThrow(() -> new Malformed(name + " is missing"));
        if (id < 0) {
            throw new Malformed(name + " is negative");
        }
        return id;
    }

    /// A whole number of something; below 0 the host means that it does not know.
    OptionalLong count(String name) throws Malformed {
        var count = wholeNumber(name);
        return count.isPresent() && count.getAsLong() < 0 ? OptionalLong.empty() : count;
    }

    /// As [#count], where it must fit an `int`.
    OptionalInt smallCount(String name) throws Malformed {
        var count = count(name);
        if (count.isEmpty()) {
            return OptionalInt.empty();
        }
        if (count.getAsLong() > Integer.MAX_VALUE) {
            throw new Malformed(name + " is out of range");
        }
        return OptionalInt.of((int) count.getAsLong());
    }

    /// Something per second; 0 or less means that the host does not know.
    OptionalDouble rate(String name) throws Malformed {
        var number = number(name);
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        var rate = number.get().doubleValue();
        if (Double.isInfinite(rate)) {
            throw new Malformed(name + " is out of range");
        }
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    /// Something measured; below 0 the host means that it does not know.
    OptionalDouble measure(String name) throws Malformed {
        var number = number(name);
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        var measure = number.get().doubleValue();
        if (Double.isInfinite(measure)) {
            throw new Malformed(name + " is out of range");
        }
        return measure >= 0 ? OptionalDouble.of(measure) : OptionalDouble.empty();
    }

    /// RFC 3339 with an offset, up to nanoseconds. Before 1970 stands what was never filled, such
    /// as year 1, the zero of Go's clock.
    Instant instant(String name) throws Malformed {
        var text = text(name);
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new Malformed(name + " is out of range");
            }
            return instant;
        } catch (DateTimeException _) {
            throw new Malformed(name + " is not a time");
        }
    }

    private OptionalLong wholeNumber(String name) throws Malformed {
        var number = number(name);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!number.get().isIntegral()) {
            throw new Malformed(name + " is not a whole number");
        }
        try {
            return OptionalLong.of(number.get().longValueExact());
        } catch (ArithmeticException _) {
            throw new Malformed(name + " is out of range");
        }
    }

    private Optional<JsonNumber> number(String name) throws Malformed {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof JsonNumber number) {
            return Optional.of(number);
        }
        throw new Malformed(name + " is not a number");
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private static String textOf(JsonValue value, String name) throws Malformed {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new Malformed(name + " is not a text");
    }
}
