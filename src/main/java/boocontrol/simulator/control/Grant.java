package boocontrol.simulator.control;

/// What became of a request's wait for its model.
sealed interface Grant {

    /// It may use the process, and must leave it.
    record Granted(ModelProcess process) implements Grant {}

    record TooMany() implements Grant {}

    /// The host gives up on it, with the reason it will say.
    record Failed(String reason) implements Grant {}

    /// The caller went, or was cancelled, before its turn.
    record GivenUp() implements Grant {}
}
