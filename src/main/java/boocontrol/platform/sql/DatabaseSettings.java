package boocontrol.platform.sql;

import boocontrol.platform.config.Places;
import boocontrol.platform.config.Setting;
import boocontrol.platform.postgres.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// Which database, read once at start. A bad value stops the start.
///
/// @param dataDir held by one process; empty in tests that bring their own database
/// @param waitForTable a table of another application to wait for
record DatabaseSettings(
        boolean embedded,
        Optional<Path> dataDir,
        Optional<Path> binaries,
        String url,
        String user,
        String password,
        Optional<String> waitForTable,
        Duration waitTimeout) {

    static final Setting<Boolean> EMBEDDED =
            Setting.of("boocontrol.db.embedded", Boolean.class, false);

    /// Translated by the launcher; the server itself cannot, its pool has the address before us.
    static final Setting<Optional<String>> GIVEN = Setting.optional("DATABASE_URL");

    /// What `platform.xml` has when nobody names one; an empty one would be a warning with a trace.
    static final String NOT_SET = "jdbc:postgresql:not-set";

    static final Setting<Optional<String>> BINARIES = Setting.optional("boocontrol.db.binaries");
    static final Setting<Optional<String>> USER = Setting.optional("boo.db.user");
    static final Setting<Optional<String>> PASSWORD = Setting.optional("boo.db.password");
    static final Setting<Optional<String>> WAIT_FOR_TABLE =
            Setting.optional("boocontrol.db.wait-for-table");
    static final Setting<Duration> WAIT_TIMEOUT =
            Setting.of("boocontrol.db.wait-timeout", Duration.class, Duration.ofSeconds(60));

    static DatabaseSettings from(Config config) {
        return new DatabaseSettings(
                EMBEDDED.from(config),
                Places.DATA_FOLDER.from(config).map(Path::of),
                BINARIES.from(config).map(Path::of),
                url(Places.DATABASE.from(config), GIVEN.from(config)),
                USER.from(config).orElse(""),
                PASSWORD.from(config).orElse(""),
                WAIT_FOR_TABLE.from(config),
                WAIT_TIMEOUT.from(config));
    }

    EmbeddedPostgres.Settings postgres() {
        return new EmbeddedPostgres.Settings(
                needed(dataDir, Places.DATA_FOLDER).resolve("postgres"),
                needed(binaries, BINARIES),
                URI.create(url.substring("jdbc:".length())).getPort(),
                user,
                password);
    }

    static String url(Optional<String> url, Optional<String> given) {
        return url.filter(each -> !each.equals(NOT_SET))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no database is named: "
                                        + (given.isPresent()
                                                ? "DATABASE_URL is translated by ./boocontrol run;"
                                                        + " without it, set "
                                                : "start with ./boocontrol run, or set ")
                                        + "BOO_DB_URL (jdbc:postgresql://host:port/name),"
                                        + " BOO_DB_USER and BOO_DB_PASSWORD"));
    }

    private static Path needed(Optional<Path> value, Setting<?> setting) {
        return value.orElseThrow(
                () -> new IllegalStateException("the embedded database needs " + setting.key()));
    }
}
