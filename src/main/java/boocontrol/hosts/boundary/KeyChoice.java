package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.KeyWish;
import boocontrol.hosts.entity.Misfit;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a provider's key shall come from: one of the three, or none of them for no key.
///
/// @param environment a variable of the server, named `..._KEY` or `..._TOKEN`
/// @param file the whole path of a file in the server's folder for secrets
/// @param pasted the key itself; kept, used, and never told again
public record KeyChoice(
        Optional<String> environment, Optional<String> file, Optional<String> pasted) {

    public KeyChoice {
        if (Stream.of(environment, file, pasted).filter(Optional::isPresent).count() > 1) {
            throw new Misfit("api_key", "needs one of environment, file and pasted");
        }
    }

    /// @throws Misfit when what was pasted is no key
    KeyWish wish() {
        return environment
                .<KeySource>map(KeySource.Environment::new)
                .or(() -> file.map(KeySource.SecretFile::new))
                .map(source -> new KeyWish(source, Optional.empty()))
                .or(() -> pasted.map(KeyChoice::pastedWish))
                .orElse(KeyWish.NONE);
    }

    private static KeyWish pastedWish(String text) {
        var key =
                ApiKey.in(text)
                        .orElseThrow(() ->
                                new Misfit(
                                        "api_key",
                                        "is no key: 1 to 4096 visible ASCII characters"));
        return new KeyWish(new KeySource.Pasted(), Optional.of(key));
    }

    /// Without the key.
    @Override
    public String toString() {
        return "KeyChoice";
    }
}
