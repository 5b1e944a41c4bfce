package boocontrol.simulator.entity;

/// How a release tells what is being served.
public enum InflightShape {
    NONE,
    /// A number that flips between 1 and 0 whatever runs.
    WRONG_TOTAL,
    TOTAL,
    /// The full list, without headers, at every change.
    REQUESTS,
    /// Snapshot, upsert and remove, with headers.
    OPERATIONS
}
