package boocontrol.hosts.entity;

import boocontrol.hosts.entity.Provider.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the file changes about the providers we know. The file wins over the cockpit: it takes over
/// an entry with its id, and disables one that reads the same host. What left the file is disabled.
public final class FileMerge {

    private FileMerge() {}

    /// The providers that become others, with their old revisions; 0 for new ones.
    public static List<Provider> changes(List<Provider> known, List<ProviderDraft> file) {
        var changes = new ArrayList<Provider>();
        for (var draft : file) {
            var before = known.stream().filter(p -> p.id().equals(draft.id())).findFirst();
            var after = draft.owned(Origin.FILE, before.map(Provider::revision).orElse(0L));
            if (!before.filter(after::equals).isPresent()) {
                changes.add(after);
            }
        }
        known.stream()
                .filter(p -> superseded(p, file))
                .map(Provider::disabled)
                .forEach(changes::add);
        return changes;
    }

    private static boolean superseded(Provider provider, List<ProviderDraft> file) {
        var listed = file.stream().anyMatch(draft -> draft.id().equals(provider.id()));
        if (listed || !provider.enabled()) {
            return false;
        }
        return provider.origin() == Origin.FILE
                || (provider.readable() && read(file).contains(BaseUrl.place(provider.baseUrl())));
    }

    private static Set<URI> read(List<ProviderDraft> file) {
        return file.stream()
                .filter(draft -> draft.enabled() && draft.kind() == ProviderKind.LLAMA_SWAP)
                .map(draft -> BaseUrl.place(draft.baseUrl()))
                .collect(Collectors.toSet());
    }
}
