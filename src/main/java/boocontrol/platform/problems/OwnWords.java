package boocontrol.platform.problems;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the sentence that one of our own values said when it refused its input. What parsers and
/// libraries say stays inside: their texts repeat input and names of classes.
public final class OwnWords {

    private static final int DEEPEST = 20;

    private OwnWords() {}

    /// The message of the first `IllegalArgumentException` among the causes that our code threw.
    public static Optional<String> of(@Nullable Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, c -> c != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(c -> c instanceof IllegalArgumentException && ours(c))
                .map(Throwable::getMessage)
                .findFirst();
    }

    private static boolean ours(Throwable thrown) {
        var trace = thrown.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().startsWith("boocontrol.")
                && thrown.getMessage() != null;
    }
}
