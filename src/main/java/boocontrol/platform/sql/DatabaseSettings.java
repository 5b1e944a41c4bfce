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
                Places.DATABASE.from(config).orElse(""),
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

    private static Path needed(Optional<Path> value, Setting<?> setting) {
        return value.orElseThrow(
                () -> new IllegalStateException("the embedded database needs " + setting.key()));
    }
}
