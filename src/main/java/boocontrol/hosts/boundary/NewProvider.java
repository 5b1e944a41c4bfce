package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import java.util.List;
import java.util.Optional;

/// A provider to add.
///
/// @param id 1 to 63 of `a-z 0-9 . _ -`, for ever; not `auto`
/// @param name for people; the id when left out
/// @param kind `llama-swap` when left out
/// @param baseUrl http or https, host, port, optional path
/// @param apiKey no key when left out
/// @param enabled true when left out
public record NewProvider(
        String id,
        Optional<String> name,
        Optional<ProviderKind> kind,
        String baseUrl,
        Optional<KeyChoice> apiKey,
        Optional<Boolean> enabled,
        Optional<String> operatingSystem,
        Optional<List<String>> gpus,
        Optional<List<String>> favourites,
        Optional<List<String>> hidden) {

    /// @throws IllegalArgumentException with a sentence for whoever sent it
    ProviderDraft draft(KeySource source) {
        return new ProviderDraft(
                new ProviderId(id),
                name.orElse(id),
                kind.orElse(ProviderKind.LLAMA_SWAP),
                BaseUrl.parse(baseUrl),
                source,
                enabled.orElse(true),
                operatingSystem.orElse(""),
                gpus.orElse(List.of()),
                favourites.orElse(List.of()),
                hidden.orElse(List.of()));
    }
}
