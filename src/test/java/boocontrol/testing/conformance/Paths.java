package boocontrol.testing.conformance;

import java.util.List;

/// What a [Conversation] reads.
final class Paths {

    static final List<String> READS =
            List.of(
                    "/health",
                    "/wol-health",
                    "/api/version",
                    "/v1/models",
                    "/models",
                    "/running",
                    "/api/metrics",
                    "/api/metrics/activity",
                    "/api/metrics/stats",
                    "/api/performance",
                    "/metrics",
                    "/api/hardware",
                    "/api/profiles",
                    "/logs");

    static final List<String> QUERIES =
            List.of(
                    "limit=3",
                    "limit=3&page=2",
                    "limit=3&page=999",
                    "limit=0",
                    "limit=1000",
                    "page=0",
                    "limit=abc",
                    "sort=duration&order=asc&limit=3",
                    "order=asc&limit=4",
                    "sort=nope",
                    "order=up",
                    "limit=999");

    private Paths() {}
}
