package boocontrol.fleet.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;

/// Follows what the hosts tell, one layer up (seam: activity implements it, later perf and logs).
///
/// Called on the connector's thread of the host, in order, never concurrently for one host. Must
/// return at once: enqueue, do not write.
public interface HostObserver {

    /// A new stream is open. Its first events follow.
    void connected(HostLink link);

    /// An event of the current connection, after the host's slot has taken it in.
    void event(HostLink link, SwapEvent event);

    /// Log frames were dropped here, between two events, because our queue was full.
    default void logsDropped(HostLink link, long frames) {}

    /// The connection is over; nothing more comes from this link.
    void disconnected(HostLink link);

    /// The host is no longer followed (disabled or removed).
    void forgotten(ProviderId provider);
}
