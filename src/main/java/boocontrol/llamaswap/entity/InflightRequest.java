package boocontrol.llamaswap.entity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One request that a host is working on (seam).
///
/// @param id only means something on the connection that told it
/// @param startedAt by the host's clock, nanoseconds
/// @param headers as sent by the client, secrets already redacted by the host; v240 on
/// @param elapsedMs by the host, when it told; v240 on
public record InflightRequest(
        String id,
        Instant startedAt,
        String model,
        String path,
        String method,
        Map<String, String> headers,
        Optional<String> remoteIp,
        OptionalLong responseBytes,
        OptionalLong elapsedMs,
        Map<String, String> metadata) {

    public InflightRequest {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }
}
