package boocontrol.hosts.entity;

import boocontrol.hosts.entity.Provider.Origin;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Every provider at one moment.
///
/// @param providers by id
/// @param listed ids in the file as it was last read well
public record Registry(List<Provider> providers, Set<ProviderId> listed) {

    public static final Registry EMPTY = new Registry(List.of(), Set.of());

    public Registry {
        providers = providers.stream().sorted(Comparator.comparing(Provider::id)).toList();
        listed = Set.copyOf(listed);
    }

    public Optional<Provider> find(ProviderId id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /// With `some` instead of those with the same ids.
    public Registry with(Collection<Provider> some) {
        var all = new TreeMap<ProviderId, Provider>();
        providers.forEach(provider -> all.put(provider.id(), provider));
        some.forEach(provider -> all.put(provider.id(), provider));
        return new Registry(List.copyOf(all.values()), listed);
    }

    public Registry without(ProviderId id) {
        return new Registry(
                providers.stream().filter(provider -> !provider.id().equals(id)).toList(), listed);
    }

    public Registry listing(Set<ProviderId> ids) {
        return new Registry(providers, ids);
    }

    /// Whether it came from the file and is not there any more: it stays, disabled, until somebody
    /// removes it.
    public boolean gone(Provider provider) {
        return provider.origin() == Origin.FILE && !listed.contains(provider.id());
    }

    /// Who already reads the place that `draft` would read, however it is spelled.
    public Optional<ProviderId> otherReader(ProviderDraft draft) {
        var place = BaseUrl.place(draft.baseUrl());
        return draft.enabled() && draft.kind() == ProviderKind.LLAMA_SWAP
                ? providers.stream()
                        .filter(Provider::readable)
                        .filter(other -> BaseUrl.place(other.baseUrl()).equals(place))
                        .map(Provider::id)
                        .filter(id -> !id.equals(draft.id()))
                        .findFirst()
                : Optional.empty();
    }
}
