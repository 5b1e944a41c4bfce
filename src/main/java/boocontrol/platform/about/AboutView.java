package boocontrol.platform.about;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The server about itself.
///
/// @param startedAt when this process started
/// @param parts figures of the capabilities by their word: activity (lag of every host, every
///   counter), fleet (dialect and liveness of every host, every counter), hosts, leases, live,
///   logs, perf
public record AboutView(
        String version,
        String commit,
        Instant startedAt,
        double uptimeSeconds,
        Runtime runtime,
        Storage database,
        Map<String, Record> parts) {

    /// @param loops our own threads that are alive
    /// @param heapBytes in use
    @Schema(name = "ServerRuntime")
    public record Runtime(
            String java,
            String liberty,
            int processors,
            int loops,
            long heapBytes,
            long maxHeapBytes) {}

    /// @param kind `embedded` when the PostgreSQL is started and stopped by us
    /// @param version of the PostgreSQL server, when it answers
    /// @param migration the newest applied migration
    /// @param roundTripMs milliseconds; null when it does not answer within two seconds
    @Schema(name = "DatabaseFigures")
    public record Storage(
            Kind kind,
            boolean reachable,
            Optional<String> version,
            Optional<String> migration,
            Optional<Long> sizeBytes,
            Optional<Double> roundTripMs) {

        @Schema(name = "DatabaseKind")
        public enum Kind {
            EMBEDDED,
            EXTERNAL
        }
    }
}
