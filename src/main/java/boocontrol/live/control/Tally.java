package boocontrol.live.control;

/// What the hub counted of its sessions so far; guarded by the hub.
final class Tally {

    long refused;
    long sheds;
    long endedSlow;
    long joins;
    long resyncs;
    long resyncsRefused;
    long strangeRequests;
    long junkRequests;

    /// Of sessions that are over.
    long sentFrames;

    long sentBytes;
}
