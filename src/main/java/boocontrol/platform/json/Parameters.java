package boocontrol.platform.json;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads path and query parameters as [Json] reads fields: times as ISO 8601, enums by their word.
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // the type token says what the converter makes
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        if (type == Instant.class) {
            return (ParamConverter<T>) new Converter<>(Parameters::instant, Instant::toString);
        }
        if (type.isEnum()) {
            return (ParamConverter<T>)
                    new Converter<Enum<?>>(text -> EnumWords.constant(type, text), EnumWords::word);
        }
        return null;
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("write times as 2026-11-24T02:00:00Z");
        }
    }

    private record Converter<T>(Function<String, T> reader, Function<T, String> writer)
            implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            return reader.apply(value);
        }

        @Override
        public String toString(T value) {
            return writer.apply(value);
        }
    }
}
