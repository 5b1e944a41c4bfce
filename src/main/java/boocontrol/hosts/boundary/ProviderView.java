package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.KeyReading;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderKind;
import java.util.List;

/// A provider as it is kept.
///
/// @param origin `file`: only the file of providers changes it; `cockpit`: people do
/// @param goneFromFile came from the file and is not in it any more: disabled, can be removed
/// @param favourites model ids to show first
/// @param hidden model ids not to show; their history is kept
/// @param revision grows with every change; in quotes it is the ETag
public record ProviderView(
        String id,
        String name,
        ProviderKind kind,
        String baseUrl,
        KeyView apiKey,
        boolean enabled,
        Origin origin,
        boolean goneFromFile,
        String operatingSystem,
        List<String> gpus,
        List<String> favourites,
        List<String> hidden,
        long revision) {

    static ProviderView of(Provider provider, KeyReading key, boolean gone) {
        return new ProviderView(
                provider.id().value(),
                provider.name(),
                provider.kind(),
                provider.baseUrl().toString(),
                KeyView.of(provider.key(), key),
                provider.enabled(),
                provider.origin(),
                gone,
                provider.operatingSystem(),
                provider.gpus(),
                provider.favourites(),
                provider.hidden(),
                provider.revision());
    }
}
