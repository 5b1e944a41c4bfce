package boocontrol.hosts.entity;

import java.util.Optional;

/// What became of the wish to test an address.
public sealed interface Tested {

    /// @param keyProblem why no key was sent although one was meant
    record Answered(Probed probed, Optional<String> keyProblem) implements Tested {}

    /// The address must not be used.
    record AddressRefused(String reason) implements Tested {}

    /// The key must not be taken from there.
    record KeyRefused(String reason) implements Tested {}

    /// Too many tests run.
    record Busy() implements Tested {}
}
