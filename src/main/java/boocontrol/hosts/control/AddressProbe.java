package boocontrol.hosts.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.ProviderKind;
import java.net.URI;
import java.util.Optional;

/// Asks an address what is there (seam: llamaswap implements it, since it knows how to ask).
public interface AddressProbe {

    /// Ends within 25 s; changes nothing there and follows no redirect.
    ///
    /// @param baseUrl already let through by [AddressCheck]
    Probed probe(ProviderKind expected, URI baseUrl, Optional<ApiKey> key);
}
