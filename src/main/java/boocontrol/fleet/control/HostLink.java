package boocontrol.fleet.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.HostFacts;

/// One connection to one host, for whoever follows it (seam).
///
/// @param connection counts the connections of this host in this process, from 1
/// @param facts of the probe made for this connection
/// @param client closed when the connection ends; calls then answer `Failed`
public record HostLink(ProviderId provider, long connection, HostFacts facts, SwapClient client) {}
