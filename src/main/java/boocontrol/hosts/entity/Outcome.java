package boocontrol.hosts.entity;

/// What became of a wish to change the registry.
public sealed interface Outcome {

    /// @param provider as it is now, or was when it was removed
    record Done(Provider provider) implements Outcome {}

    /// Nothing is kept about it any more.
    record Purged() implements Outcome {}

    record Unknown() implements Outcome {}

    /// The id is in use.
    record Taken() implements Outcome {}

    /// Only the file can change it.
    record FileOwned() implements Outcome {}

    /// It was changed since it was read.
    record Stale() implements Outcome {}

    /// Another provider already reads this host.
    record AlreadyRead(ProviderId by) implements Outcome {}

    /// There are as many providers as there may be.
    record Full() implements Outcome {}

    /// What it still remembers would be read again at once.
    record StillEnabled() implements Outcome {}

    /// Something of it is still being read, or on its way to the database.
    record StillRead() implements Outcome {}

    /// The address must not be used.
    record AddressRefused(String reason) implements Outcome {}

    /// The key must not be taken from there, or cannot be kept.
    record KeyRefused(String reason) implements Outcome {}
}
