package boocontrol.simulator.chaos;

/// What went through a proxy since it was started.
///
/// @param opened connections accepted
/// @param open connections that live now
/// @param upstreamBytes delivered to the server
/// @param downstreamBytes delivered to the clients
public record Counts(long opened, int open, long upstreamBytes, long downstreamBytes) {}
