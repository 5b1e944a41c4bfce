package boocontrol.platform.json;

import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters of lists. What does not fit is refused with 400 and its name.
public final class Query {

    private static final int MANY = 50;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Query() {}

    /// @param reading throws `IllegalArgumentException` with words for the caller
    /// @return empty when the parameter was not given
    public static <T> Optional<T> read(
            String name, @Nullable String text, Function<String, T> reading) {
        try {
            return Optional.ofNullable(text).map(reading);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Problem.ofStatus(
                            400, "The query parameter %s: %s.".formatted(name, e.getMessage())));
        }
    }

    /// A parameter that may be given again and again, at most [#MANY] times.
    public static <T> Set<T> each(String name, List<String> texts, Function<String, T> reading) {
        return read(name, "", _ -> fewEnough(texts)).orElseThrow().stream()
                .map(text -> read(name, text, reading).orElseThrow())
                .collect(Collectors.toSet());
    }

    /// A value that several parameters make together; `name` is the one to blame.
    public static <T> T checked(String name, Supplier<T> making) {
        return read(name, "", _ -> making.get()).orElseThrow();
    }

    /// A word of an enum, as it is written on the wire.
    public static <E extends Enum<E>> E word(String name, String text, Class<E> type) {
        return read(name, text, given -> type.cast(EnumWords.constant(type, given))).orElseThrow();
    }

    public static String oneOf(String name, String text, String... words) {
        return read(name, text, given -> known(given, List.of(words))).orElseThrow();
    }

    /// A whole number from 0 on.
    ///
    /// @throws IllegalArgumentException with words for the caller
    public static long count(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("must be a whole number from 0 on");
        }
        return Long.parseLong(text);
    }

    /// A time that the database can hold.
    ///
    /// @throws IllegalArgumentException with words for the caller
    public static Instant instant(String text) {
        var time = Parameters.instant(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("must be between the years 1970 and 9999");
        }
        return time;
    }

    private static List<String> fewEnough(List<String> texts) {
        if (texts.size() > MANY) {
            throw new IllegalArgumentException("may be given " + MANY + " times at most");
        }
        return texts;
    }

    private static String known(String text, List<String> words) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words));
        }
        return text;
    }

    /// How many rows a page may have, 1 to `most`.
    public static int limit(String text, int most) {
        return read("limit", text, given -> number(given, most)).orElseThrow();
    }

    private static int number(String text, int most) {
        var number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("must be a number between 1 and " + most);
        }
        return number;
    }
}
