package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.KeyReading;
import boocontrol.hosts.entity.KeySource;
import java.util.Optional;

/// Where a provider's key comes from; never the key.
///
/// @param source `none`, `environment`, `file` or `pasted`
/// @param place name of the variable, or path of the file
/// @param ready whether it can be sent now; true when none is wanted
/// @param problem why it cannot be sent
public record KeyView(
        String source, Optional<String> place, boolean ready, Optional<String> problem) {

    static KeyView of(KeySource source, KeyReading reading) {
        var problem =
                reading instanceof KeyReading.Missing(var reason)
                        ? Optional.of(reason)
                        : Optional.<String>empty();
        return new KeyView(source.word(), place(source), problem.isEmpty(), problem);
    }

    private static Optional<String> place(KeySource source) {
        return switch (source) {
            case KeySource.Environment(var variable) -> Optional.of(variable);
            case KeySource.SecretFile(var path) -> Optional.of(path);
            case KeySource.None _, KeySource.Pasted _ -> Optional.empty();
        };
    }
}
