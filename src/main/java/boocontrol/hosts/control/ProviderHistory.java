package boocontrol.hosts.control;

import boocontrol.hosts.entity.ProviderId;

/// What a capability keeps about a provider (seam): a CDI bean of each capability that keeps some.
public interface ProviderHistory {

    /// Forgets everything about the provider, rows that still wait to be written included. Called
    /// on the thread of the request, for providers that are disabled or gone; what it throws fails
    /// the request. Doing it twice does no harm.
    void purge(ProviderId provider);
}
