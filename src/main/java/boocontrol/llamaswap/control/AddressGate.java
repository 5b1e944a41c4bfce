package boocontrol.llamaswap.control;

import java.net.URI;
import java.util.Optional;

/// Stands before every connection: a name that was harmless when the host was added may point
/// elsewhere now.
@FunctionalInterface
interface AddressGate {

    /// Lets everything through: where no container stands around the client.
    AddressGate OPEN = _ -> Optional.empty();

    /// Why no connection must be made now, in words for a person.
    Optional<String> refusal(URI baseUrl);

    /// @throws Unanswered when no connection must be made
    default void pass(URI baseUrl) throws Unanswered {
        var refusal = refusal(baseUrl);
        if (refusal.isPresent()) {
            throw new Unanswered(refusal.get());
        }
    }
}
