package boocontrol.hosts.entity;

import java.time.Duration;

/// What is at an address.
///
/// Every `roundTrip` is the time of one small request, connecting included.
public sealed interface Probed {

    /// A llama-swap host that lets us in.
    ///
    /// @param dialect `ring` or `store`
    /// @param version as the host writes it, empty if it does not tell
    record LlamaSwap(String dialect, String version, Duration roundTrip) implements Probed {}

    /// Something that lists models as OpenAI does.
    ///
    /// @param models how many it lists
    record OpenAi(int models, Duration roundTrip) implements Probed {}

    /// It wants a key and got none, or another one.
    record KeyNeeded(Duration roundTrip) implements Probed {}

    /// It answers, but is not what was expected.
    ///
    /// @param detail words for a person, without content of the answer
    record SomethingElse(String detail, Duration roundTrip) implements Probed {}

    /// Nothing answers.
    ///
    /// @param reason words for a person
    record Unreachable(String reason) implements Probed {}
}
