package boocontrol.hosts.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.KeyReading;
import boocontrol.hosts.entity.KeyReading.Found;
import boocontrol.hosts.entity.KeyReading.Missing;
import boocontrol.hosts.entity.KeyReading.NotWanted;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads keys where they are, each time anew.
///
/// The cockpit may name fewer places than the file does, whose writer can read the server's files
/// anyway: variables named `..._KEY` or `..._TOKEN` that are not ours, and files of the folder for
/// secrets.
final class KeyPlaces {

    private static final int LARGEST = 16 << 10;
    private static final Pattern FOR_KEYS = Pattern.compile("(?i).+_(KEY|TOKEN)");
    private static final Pattern OURS = Pattern.compile("(?i)(BOO|WLP_|DATABASE_|PG).*");

    private final Map<String, String> environment;
    private final Path secrets;
    private final Optional<PastedKeys> pasted;

    KeyPlaces(Map<String, String> environment, Path secrets, Optional<PastedKeys> pasted) {
        this.environment = environment;
        this.secrets = secrets.toAbsolutePath().normalize();
        this.pasted = pasted;
    }

    KeyReading read(Provider provider) {
        var refusal =
                provider.origin() == Origin.FILE
                        ? Optional.<String>empty()
                        : refusal(provider.key());
        return refusal.<KeyReading>map(Missing::new)
                .orElseGet(() -> read(provider.id(), provider.key()));
    }

    /// For a place that somebody only tries.
    KeyReading tried(KeySource source) {
        return switch (source) {
            case KeySource.Environment(var variable) -> variable(variable);
            case KeySource.SecretFile(var path) -> file(Path.of(path));
            case KeySource.None _, KeySource.Pasted _ -> new NotWanted();
        };
    }

    /// Why the cockpit must not name the place.
    Optional<String> refusal(KeySource source) {
        return switch (source) {
            case KeySource.Environment(var variable) when !allowed(variable) ->
                    Optional.of(
                            "The cockpit takes variables that end in _KEY or _TOKEN and are not the"
                                    + " server's own; others can be named in the file of providers.");
            case KeySource.SecretFile(var path) when !allowed(Path.of(path)) ->
                    Optional.of(
                            "The cockpit takes files below %s; others can be named in the file of providers."
                                    .formatted(secrets));
            case KeySource.Pasted _ when pasted.isEmpty() ->
                    Optional.of("This server has no data folder to keep a pasted key in.");
            default -> Optional.empty();
        };
    }

    private KeyReading read(ProviderId id, KeySource source) {
        return source instanceof KeySource.Pasted
                ? pasted.map(keys -> pasted(keys.place(id)))
                        .orElseGet(() -> new Missing("there is no data folder"))
                : tried(source);
    }

    private KeyReading pasted(Path file) {
        return Files.exists(file) ? file(file) : new Missing("it must be pasted again");
    }

    private static boolean allowed(String variable) {
        return FOR_KEYS.matcher(variable).matches() && !OURS.matcher(variable).matches();
    }

    /// Links are followed first: a link out of the folder is outside.
    private boolean allowed(Path file) {
        try {
            var written = file.normalize().startsWith(secrets);
            return Files.exists(file)
                    ? written && file.toRealPath().startsWith(secrets.toRealPath())
                    : written;
        } catch (IOException _) {
            return false;
        }
    }

    private KeyReading variable(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .map(text -> key(text, "the variable " + variable))
                .orElseGet(() -> new Missing("the variable %s is not set".formatted(variable)));
    }

    private static KeyReading file(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Missing("there is no file " + file);
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? new Missing("the file %s is too large for a key".formatted(file))
                    : key(new String(bytes, StandardCharsets.UTF_8), "the file " + file);
        } catch (IOException _) {
            return new Missing("the file %s cannot be read".formatted(file));
        }
    }

    private static KeyReading key(String text, String place) {
        return ApiKey.in(text)
                .<KeyReading>map(Found::new)
                .orElseGet(() -> new Missing(place + " holds no key"));
    }
}
