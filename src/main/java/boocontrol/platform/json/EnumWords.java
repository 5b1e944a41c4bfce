package boocontrol.platform.json;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Enums on the wire: the answer of the enum's own `word()` where it has such a method (entities
/// carry no JSON annotations, but know their words), else the constant's name in lower case.
public final class EnumWords {

    private EnumWords() {}

    /// The word of one constant.
    public static String word(Enum<?> constant) {
        try {
            var method = constant.getDeclaringClass().getMethod("word");
            return (String) method.invoke(constant);
        } catch (NoSuchMethodException _) {
            return constant.name().toLowerCase(Locale.ROOT);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no word for " + constant, e);
        }
    }

    static Enum<?> constant(Class<?> type, String word) {
        for (var each : type.getEnumConstants()) {
            if (word((Enum<?>) each).equals(word)) {
                return (Enum<?>) each;
            }
        }
        throw new IllegalArgumentException("must be one of " + words(type));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> word((Enum<?>) each))
                .collect(Collectors.joining(", "));
    }

    /// Stateless.
    @SuppressWarnings("rawtypes") // JSON-B finds a component by the raw type it is for.
    static final class Writer implements JsonbSerializer<Enum> {

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
            out.write(word(constant));
        }
    }

    /// Stateless.
    @SuppressWarnings("rawtypes")
    static final class Reader implements JsonbDeserializer<Enum> {

        @Override
        public Enum deserialize(JsonParser in, DeserializationContext context, Type type) {
            return constant((Class<?>) type, in.getString());
        }
    }
}
