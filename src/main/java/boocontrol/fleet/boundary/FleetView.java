package boocontrol.fleet.boundary;

import java.time.Instant;
import java.util.List;

/// The answer of `/api/control/fleet`.
///
/// @param now by the server's clock, to show ages by
/// @param hosts ordered by id, disabled ones included
public record FleetView(Instant now, List<HostView> hosts) {}
