package boocontrol.hosts.entity;

/// Whether an address may be connected to (seam: whoever connects asks first).
public sealed interface AddressVerdict {

    /// Every address that the name has now may be used.
    record Allowed() implements AddressVerdict {}

    /// It must not be connected to.
    ///
    /// @param reason words for a person that repeat nothing secret
    record Refused(String reason) implements AddressVerdict {}

    /// Nobody knows where it is: the entry may be kept, connecting must wait.
    ///
    /// @param reason words for a person
    record Unresolved(String reason) implements AddressVerdict {}
}
