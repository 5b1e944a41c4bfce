package boocontrol.hosts.control;

import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;

/// What a capability keeps about a provider (seam): a CDI bean of each capability that keeps some.
///
/// A purge first waits until every capability is [#quiet], then tells each to [#purge]; both on the
/// thread of the request, for providers that are disabled or gone. What they throw fails the
/// request.
public interface ProviderHistory {

    /// Whether nothing of the provider is on its way any more: it is not read, and what was read is
    /// written and told. Waits for that at most about so long.
    default boolean quiet(ProviderId provider, Duration atMost) {
        return true;
    }

    /// Forgets everything about the provider. While this runs the registry does not change. Doing
    /// it twice does no harm.
    void purge(ProviderId provider);
}
