package boocontrol.perf.boundary;

import java.time.Instant;
import java.util.List;

/// The newest samples of all hosts.
///
/// @param at when this was put together
public record PerfView(Instant at, List<HostPerfView> hosts) {

    public PerfView {
        hosts = List.copyOf(hosts);
    }
}
