package boocontrol.platform.sql;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema to this program's version: forward only, in a history table of its own, so
/// that the database may be shared.
///
/// The start fails when no migration is found (a packaging error that Flyway would pass over), when
/// an applied one was changed, and when the database is newer than the program.
public final class Migrations {

    private static final String LOCATION = "classpath:db/migration";
    private static final String HISTORY = "boocontrol_schema_history";

    private final DataSource source;
    private final String location;

    public Migrations(DataSource source) {
        this(source, LOCATION);
    }

    Migrations(DataSource source, String location) {
        this.source = source;
        this.location = location;
    }

    /// @return how many were applied now
    /// @throws IllegalStateException with a sentence for the operator
    public int run() {
        var flyway = flyway();
        try {
            if (nothingResolved(flyway)) {
                throw new IllegalStateException("no database migration found in " + location);
            }
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new IllegalStateException(explained(flyway, e), e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(location)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // Nothing is ignored: not even migrations of a newer program.
                .ignoreMigrationPatterns(new String[0])
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .connectRetries(0)
                .load();
    }

    private static boolean nothingResolved(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).noneMatch(found -> found.getState().isResolved());
    }

    private static String explained(Flyway flyway, FlywayException e) {
        try {
            return Arrays.stream(flyway.info().all())
                    .filter(found -> found.getState().isApplied() && !found.getState().isResolved())
                    .findFirst()
                    .map(found -> newer(String.valueOf(found.getVersion())))
                    .orElseGet(() -> "the database could not be migrated: " + firstLines(e));
        } catch (FlywayException _) {
            return "the database does not answer: " + firstLines(e);
        }
    }

    private static String newer(String version) {
        return ("the database is newer than this program: it has migration %s;"
                        + " use the program that made it or a newer one")
                .formatted(version);
    }

    private static String firstLines(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("---"))
                .limit(4)
                .collect(Collectors.joining(" "));
    }
}
