package boocontrol.platform.json;

import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters of lists. What does not fit is refused with 400 and its name.
public final class Query {

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
