package boocontrol.leases.entity;

/// How much of a host a lease takes.
public enum Mode {

    /// Nobody else may disturb the host: benches, evals, edits of its configuration.
    EXCLUSIVE,

    /// Beside other shared leases: chats, agents, single actions.
    SHARED;

    public boolean conflictsWith(Mode other) {
        return this == EXCLUSIVE || other == EXCLUSIVE;
    }
}
