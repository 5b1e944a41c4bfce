package boocontrol.platform.about;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What was built: `build.properties`, filled in by Maven.
@ApplicationScoped
public class Build {

    private static final String UNKNOWN = "unknown";

    private final Properties properties = read();

    /// As in the pom, such as `0.1.0`.
    public String version() {
        return properties.getProperty("version", UNKNOWN);
    }

    /// The commit it was built from, `unknown` outside of a checkout; `-dirty` with further edits.
    public String commit() {
        return properties.getProperty("commit", UNKNOWN);
    }

    private static Properties read() {
        var properties = new Properties();
        try (var in = Build.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Unfilled: classes that were compiled without Maven's resources step.
        properties.values().removeIf(value -> value.toString().startsWith("${"));
        return properties;
    }
}
