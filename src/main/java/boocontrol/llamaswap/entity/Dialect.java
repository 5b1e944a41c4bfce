package boocontrol.llamaswap.entity;

/// Which era's way of telling about finished requests a host speaks, chosen by probing.
public enum Dialect {
    /// v140 to v235: rows travel on the stream, `GET /api/metrics` has the whole ring.
    RING,
    /// v236 on: the stream carries ids, `GET /api/metrics/activity` has the pages.
    STORE
}
