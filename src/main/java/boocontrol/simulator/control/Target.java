package boocontrol.simulator.control;

import boocontrol.simulator.entity.Routing;

/// What a name that a request asks for stands for.
sealed interface Target {

    /// @param selector the name it was asked by, if that is a selector; else empty
    record Local(ModelProcess process, String selector) implements Target {}

    /// @param model its id there
    /// @param shown its name in rows
    record Remote(Routing.Peer peer, String model, String shown, String selector)
            implements Target {}

    record Unknown() implements Target {}

    /// A profile says that there is no such name.
    record Disabled() implements Target {}
}
