package boocontrol.hosts.entity;

/// How the file of providers stands.
public sealed interface FileState {

    /// None is configured.
    record None() implements FileState {}

    /// What it says is what the registry holds.
    record Applied() implements FileState {}

    /// It cannot be used; the registry keeps what it said before.
    ///
    /// @param reason one sentence without full stop, with the line where there is one
    record Broken(String reason) implements FileState {}
}
