package boocontrol.live.control;

/// What `hello` tells of this program.
///
/// @param simulated the hosts are simulated: the page says so
public record Identity(String version, String commit, boolean simulated) {}
