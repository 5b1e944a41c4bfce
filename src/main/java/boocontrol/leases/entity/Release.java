package boocontrol.leases.entity;

/// The answer to a release.
public enum Release {
    /// It is over, now or since before.
    DONE,
    /// The fence is live, but another holder's.
    NOT_YOURS
}
