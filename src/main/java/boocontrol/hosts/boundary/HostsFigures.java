package boocontrol.hosts.boundary;

import boocontrol.hosts.control.Hosts;
import boocontrol.hosts.entity.FileState;
import boocontrol.hosts.entity.KeyReading.Missing;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderKind;
import java.util.Optional;
import java.util.function.Predicate;

/// The registry in figures.
///
/// @param enabled of all providers
/// @param missingKeys enabled providers whose key cannot be read now
/// @param goneFromFile came from the file and are not in it any more
/// @param file `none`, `applied`, or `broken`: what it said before is in force
/// @param fileError why it is broken
public record HostsFigures(
        int llamaSwap,
        int openai,
        int boocontrolGateway,
        int fromFile,
        int fromCockpit,
        int enabled,
        int missingKeys,
        int goneFromFile,
        FileWord file,
        Optional<String> fileError) {

    public enum FileWord {
        NONE,
        APPLIED,
        BROKEN
    }

    static HostsFigures of(Hosts hosts) {
        var registry = hosts.registry();
        var state = hosts.fileState();
        return new HostsFigures(
                count(hosts, provider -> provider.kind() == ProviderKind.LLAMA_SWAP),
                count(hosts, provider -> provider.kind() == ProviderKind.OPENAI),
                count(hosts, provider -> provider.kind() == ProviderKind.BOOCONTROL_GATEWAY),
                count(hosts, provider -> provider.origin() == Origin.FILE),
                count(hosts, provider -> provider.origin() == Origin.COCKPIT),
                count(hosts, Provider::enabled),
                count(hosts, p -> p.enabled() && hosts.readKey(p) instanceof Missing),
                count(hosts, registry::gone),
                word(state),
                state instanceof FileState.Broken(var reason)
                        ? Optional.of(reason)
                        : Optional.empty());
    }

    private static FileWord word(FileState state) {
        return switch (state) {
            case FileState.None _ -> FileWord.NONE;
            case FileState.Applied _ -> FileWord.APPLIED;
            case FileState.Broken _ -> FileWord.BROKEN;
        };
    }

    private static int count(Hosts hosts, Predicate<Provider> which) {
        return (int) hosts.all().stream().filter(which).count();
    }
}
