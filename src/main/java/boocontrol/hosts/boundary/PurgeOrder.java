package boocontrol.hosts.boundary;

/// Says that the history of a provider shall be deleted for good.
///
/// @param confirm the provider's id once more
public record PurgeOrder(String confirm) {}
