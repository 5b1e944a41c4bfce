package boocontrol.hosts.boundary;

import java.util.List;
import java.util.Optional;

/// Every provider, ordered by id.
///
/// @param file the file of providers, where one is configured
/// @param fileError why the file as it stands now is not applied; what it said before is
public record HostsView(
        List<ProviderView> providers, Optional<String> file, Optional<String> fileError) {}
