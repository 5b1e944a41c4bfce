package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.ProviderKind;
import java.util.Optional;

/// What to test: a provider that is kept, by its id alone, or an address.
///
/// @param id of a provider, tested as it is kept, with its own key
/// @param kind what is expected there; `llama-swap` when left out
/// @param apiKey used for the test and kept nowhere
public record AddressToTest(
        Optional<String> id,
        Optional<String> baseUrl,
        Optional<ProviderKind> kind,
        Optional<KeyChoice> apiKey) {

    public AddressToTest {
        if (id.isPresent() == baseUrl.isPresent()) {
            throw new IllegalArgumentException("send id or base_url, one of them");
        }
        if (id.isPresent() && (kind.isPresent() || apiKey.isPresent())) {
            throw new IllegalArgumentException("a provider is tested as it is kept: send id alone");
        }
    }
}
