package boocontrol.platform.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/// One key of the configuration. MicroProfile Config finds its value: a system property, an
/// environment variable (upper case, dots and dashes as underscores) or a variable of the server.
///
/// Every key is a constant of this type beside the code that it is for, and nobody else reads the
/// configuration, so that the table in `docs/operations.md` can be held against them.
///
/// @param fallback what is taken when nothing is given, as an operator would write it; empty when
///   the setting is then absent
public record Setting<T>(String key, String fallback, Function<Config, T> reading) {

    public static <T> Setting<T> of(String key, Class<T> type, T fallback) {
        return new Setting<>(
                key,
                String.valueOf(fallback),
                config -> config.getOptionalValue(key, type).orElse(fallback));
    }

    public static Setting<Optional<String>> optional(String key) {
        return new Setting<>(key, "", config -> config.getOptionalValue(key, String.class));
    }

    /// A duration from `least` to `most`; another one is refused with key, value and range.
    public static Setting<Duration> duration(
            String key, Duration fallback, Duration least, Duration most) {
        return new Setting<>(
                key,
                fallback.toString(),
                config ->
                        config.getOptionalValue(key, String.class)
                                .map(text -> duration(key, text, least, most))
                                .orElse(fallback));
    }

    /// Words with commas between.
    public static Setting<List<String>> list(String key) {
        return new Setting<>(
                key, "", config -> config.getOptionalValues(key, String.class).orElse(List.of()));
    }

    /// The value as it is now.
    ///
    /// @throws IllegalArgumentException when it is not of the type
    public T from(Config config) {
        return reading.apply(config);
    }

    private static Duration duration(String key, String text, Duration least, Duration most) {
        try {
            var value = Duration.parse(text);
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (DateTimeParseException _) {
            // Answered below.
        }
        throw new IllegalArgumentException(
                "%s=%s is not a duration from %s to %s".formatted(key, text, least, most));
    }
}
