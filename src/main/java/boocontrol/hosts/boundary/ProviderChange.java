package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.KeyWish;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderKind;
import java.util.List;
import java.util.Optional;

/// What shall be different about a provider; what is left out or null stays. Lists are replaced
/// whole.
///
/// @param apiKey `{}` for no key any more
/// @param enabled false: known, but not read
public record ProviderChange(
        Optional<String> name,
        Optional<ProviderKind> kind,
        Optional<String> baseUrl,
        Optional<KeyChoice> apiKey,
        Optional<Boolean> enabled,
        Optional<String> operatingSystem,
        Optional<List<String>> gpus,
        Optional<List<String>> favourites,
        Optional<List<String>> hidden) {

    /// @throws IllegalArgumentException with a sentence for whoever sent it
    ProviderDraft applied(ProviderDraft before, Optional<KeyWish> key) {
        return new ProviderDraft(
                before.id(),
                name.orElse(before.name()),
                kind.orElse(before.kind()),
                baseUrl.map(BaseUrl::parse).orElse(before.baseUrl()),
                key.map(KeyWish::source).orElse(before.key()),
                enabled.orElse(before.enabled()),
                operatingSystem.orElse(before.operatingSystem()),
                gpus.orElse(before.gpus()),
                favourites.orElse(before.favourites()),
                hidden.orElse(before.hidden()));
    }
}
