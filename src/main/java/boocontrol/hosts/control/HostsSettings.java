package boocontrol.hosts.control;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// Where providers and keys are.
///
/// @param file `boocontrol.providers.file`
/// @param dataDir `boocontrol.data.dir`; without it no key can be pasted
/// @param secretsDir `boocontrol.secrets.dir`: the only folder whose files the cockpit may name as
///   a key, since whoever can name a file and an address could have any file sent there
/// @param environment of the server, for keys
public record HostsSettings(
        Optional<Path> file,
        Optional<Path> dataDir,
        Path secretsDir,
        Map<String, String> environment) {

    private static final String SECRETS = "/run/secrets";

    static final HostsSettings NONE =
            new HostsSettings(Optional.empty(), Optional.empty(), Path.of(SECRETS), Map.of());

    static HostsSettings from(Config config) {
        return new HostsSettings(
                text(config, "boocontrol.providers.file").map(Path::of),
                text(config, "boocontrol.data.dir").map(Path::of),
                Path.of(text(config, "boocontrol.secrets.dir").orElse(SECRETS)),
                System.getenv());
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class);
    }
}
