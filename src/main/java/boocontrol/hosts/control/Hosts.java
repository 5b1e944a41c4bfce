package boocontrol.hosts.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The registry of providers as it stands (seam: fleet, activity and live read it).
@ApplicationScoped
public class Hosts {

    private volatile List<Provider> providers = List.of();

    /// All providers, ordered by id, disabled ones included.
    public List<Provider> all() {
        return providers;
    }

    public Optional<Provider> find(ProviderId id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /// The key to send now; read anew at each call, since files and environment may change.
    public Optional<ApiKey> keyOf(Provider provider) {
        return Optional.empty();
    }
}
