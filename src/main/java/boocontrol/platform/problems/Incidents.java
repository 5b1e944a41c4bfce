package boocontrol.platform.problems;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Faults of ours: the log gets the cause under an id, the caller gets the id and nothing else.
@ApplicationScoped
public class Incidents {

    private static final Logger LOGGER = System.getLogger(Incidents.class.getName());

    /// Longer chains of causes are loops.
    private static final int DEEPEST = 20;

    @Inject RandomGenerator random;

    /// Logs `cause` and tells what to answer: 503 when the database is away, else 500.
    ///
    /// @param what the method and path, without query
    public Problem record(String what, @Nullable Throwable cause) {
        var id = HexFormat.of().toHexDigits(random.nextInt());
        var away = causes(cause).anyMatch(Incidents::databaseAway);
        var line = "incident %s: %s failed".formatted(id, what.replaceAll("[^\\x21-\\x7e ]", "?"));
        if (away) {
            LOGGER.log(Level.WARNING, "{0}: the database does not answer", line);
            return problem(503, "database-away", "Database does not answer", id);
        }
        LOGGER.log(Level.ERROR, line, cause);
        return problem(500, "incident", "Something broke here", id);
    }

    private static Problem problem(int status, String word, String title, String id) {
        return new Problem(
                "/problems/" + word,
                title,
                status,
                "The server's log tells more under incident %s.".formatted(id),
                Optional.of(id));
    }

    private static Stream<Throwable> causes(@Nullable Throwable first) {
        return Stream.<Throwable>iterate(first, c -> c != null, Throwable::getCause).limit(DEEPEST);
    }

    /// Class 08 is a lost connection, 57P a server that goes down or comes up, 53 one out of means.
    private static boolean databaseAway(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches("08.*|57P.*|53.*");
    }
}
