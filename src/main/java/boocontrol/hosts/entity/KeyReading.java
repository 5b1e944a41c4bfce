package boocontrol.hosts.entity;

/// What the place of a provider's key holds now.
public sealed interface KeyReading {

    /// The provider has none.
    record NotWanted() implements KeyReading {}

    record Found(ApiKey key) implements KeyReading {}

    /// It should be there and is not, or is no key.
    ///
    /// @param reason words for a person, never the content
    record Missing(String reason) implements KeyReading {}
}
