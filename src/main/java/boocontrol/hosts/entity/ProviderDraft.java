package boocontrol.hosts.entity;

import boocontrol.hosts.entity.Provider.Origin;
import java.net.URI;
import java.util.List;

/// What somebody wants a provider to be; there is none that does not fit.
///
/// @param baseUrl as [BaseUrl#parse] makes it
public record ProviderDraft(
        ProviderId id,
        String name,
        ProviderKind kind,
        URI baseUrl,
        KeySource key,
        boolean enabled,
        String operatingSystem,
        List<String> gpus,
        List<String> favourites,
        List<String> hidden) {

    /// @throws Misfit naming the field
    public ProviderDraft {
        gpus = List.copyOf(gpus);
        favourites = List.copyOf(favourites);
        hidden = List.copyOf(hidden);
        baseUrl = BaseUrl.parse(baseUrl.toString());
        Limits.required("name", name);
        Limits.key(key);
        Limits.optional("operating_system", operatingSystem, Limits.TEXT);
        Limits.list("gpus", gpus, Limits.GPUS, Limits.TEXT);
        Limits.set("favourites", favourites, Limits.MODELS, Limits.MODEL);
        Limits.set("hidden", hidden, Limits.MODELS, Limits.MODEL);
    }

    /// A provider as it stands, to be changed.
    public static ProviderDraft of(Provider provider) {
        return new ProviderDraft(
                provider.id(),
                provider.name(),
                provider.kind(),
                provider.baseUrl(),
                provider.key(),
                provider.enabled(),
                provider.operatingSystem(),
                provider.gpus(),
                provider.favourites(),
                provider.hidden());
    }

    /// The provider that the draft becomes.
    public Provider owned(Origin origin, long revision) {
        return new Provider(
                id,
                name,
                kind,
                baseUrl,
                key,
                enabled,
                origin,
                operatingSystem,
                gpus,
                favourites,
                hidden,
                revision);
    }
}
