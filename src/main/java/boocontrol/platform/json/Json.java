package boocontrol.platform.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;

/// The one way our own JSON is written and read: records of the boundaries, by JSON-B.
///
/// | in the record                     | in the document                                          |
/// |-----------------------------------|----------------------------------------------------------|
/// | component `lastByte`              | `last_byte`                                              |
/// | `Optional` and its kin, empty     | `null`, never left out                                   |
/// | `Instant`                         | ISO 8601 in UTC, `2026-11-24T02:00:00.5Z`                |
/// | an enum                           | its word: see [EnumWords]                                |
/// | a sealed type with `@JsonbTypeInfo` | the key it names, then the fields of the case          |
///
/// Keys come in alphabetical order after the type's key: JSON-B knows no order of declaration, and
/// bytes that differ from run to run would defeat comparisons.
///
/// Foreign JSON is not read with this, but by JSON-P with checks of its own.
public final class Json {

    private static final Jsonb JSONB = JsonbBuilder.create(config());

    private Json() {}

    /// Shared and safe for use by several threads.
    public static Jsonb jsonb() {
        return JSONB;
    }

    /// The document of a boundary record.
    public static String write(Object value) {
        return JSONB.toJson(value);
    }

    private static JsonbConfig config() {
        return new JsonbConfig()
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
                .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
                .withNullValues(true)
                .withSerializers(new EnumWords.Writer())
                .withDeserializers(new EnumWords.Reader());
    }
}
