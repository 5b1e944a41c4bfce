package boocontrol.perf.control;

import boocontrol.perf.entity.HostPerf;

/// CDI event, fired synchronously and in the order of `seq`, after every answer of a host (seam).
/// Only `live` observes it, and only enqueues.
///
/// @param removed the host is no longer followed: this is its last state
public record PerfChanged(HostPerf state, boolean removed) {}
