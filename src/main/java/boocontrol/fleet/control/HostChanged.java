package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostState;

/// CDI event, fired synchronously inside the change of a slot, so that observers see states in
/// `seq` order (seam). Only `live` observes it, and only enqueues.
///
/// @param removed the host left the registry: this is its last state
public record HostChanged(HostState state, boolean removed) {}
