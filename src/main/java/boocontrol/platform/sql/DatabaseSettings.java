package boocontrol.platform.sql;

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

    static DatabaseSettings from(Config config) {
        return new DatabaseSettings(
                config.getOptionalValue("boocontrol.db.embedded", Boolean.class).orElse(false),
                text(config, "boocontrol.data.dir").map(Path::of),
                text(config, "boocontrol.db.binaries").map(Path::of),
                text(config, "boo.db.url").orElse(""),
                text(config, "boo.db.user").orElse(""),
                text(config, "boo.db.password").orElse(""),
                text(config, "boocontrol.db.wait-for-table"),
                config.getOptionalValue("boocontrol.db.wait-timeout", Duration.class)
                        .orElse(Duration.ofSeconds(60)));
    }

    EmbeddedPostgres.Settings postgres() {
        return new EmbeddedPostgres.Settings(
                needed(dataDir, "boocontrol.data.dir").resolve("postgres"),
                needed(binaries, "boocontrol.db.binaries"),
                URI.create(url.substring("jdbc:".length())).getPort(),
                user,
                password);
    }

    private static Path needed(Optional<Path> value, String key) {
        return value.orElseThrow(
                () -> new IllegalStateException("the embedded database needs " + key));
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class);
    }
}
