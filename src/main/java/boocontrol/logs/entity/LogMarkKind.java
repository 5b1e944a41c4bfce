package boocontrol.logs.entity;

/// What a mark in a tail says (seam).
public enum LogMarkKind {
    /// The host says that it dropped so many bytes of this log on their way to us.
    HOST_DROPPED,
    /// The host says that it dropped a message for a reader, without saying for whom.
    HOST_WARNED,
    /// So many pieces of log were dropped by us, of either log of the host, since they came faster
    /// than they could be taken in.
    DROPPED,
    /// After a new connection: what the host still had does not continue what we have. Lines may be
    /// missing here, and lines from before may come again.
    REJOINED
}
