package boocontrol.hosts.control;

import boocontrol.platform.config.Places;
import boocontrol.platform.config.Setting;
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

    static final Setting<Optional<String>> FILE = Setting.optional("boocontrol.providers.file");
    static final Setting<String> SECRETS =
            Setting.of("boocontrol.secrets.dir", String.class, "/run/secrets");

    static final HostsSettings NONE =
            new HostsSettings(
                    Optional.empty(), Optional.empty(), Path.of(SECRETS.fallback()), Map.of());

    static HostsSettings from(Config config) {
        return new HostsSettings(
                FILE.from(config).map(Path::of),
                Places.DATA_FOLDER.from(config).map(Path::of),
                Path.of(SECRETS.from(config)),
                System.getenv());
    }
}
