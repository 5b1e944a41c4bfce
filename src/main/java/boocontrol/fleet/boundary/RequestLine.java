package boocontrol.fleet.boundary;

import boocontrol.llamaswap.entity.InflightRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One request a host is working on. Of the client's headers only two leave this server.
///
/// @param id only means something on the present connection
/// @param startedAt by the host's clock
/// @param source the client's `X-Boo-Source`, a hint and no proof
/// @param elapsedMs by the host, when it last told; v240 on
public record RequestLine(
        String id,
        Instant startedAt,
        String model,
        String path,
        String method,
        Optional<String> source,
        Optional<String> userAgent,
        Optional<String> remoteIp,
        OptionalLong responseBytes,
        OptionalLong elapsedMs) {

    static RequestLine of(InflightRequest request) {
        return new RequestLine(
                request.id(),
                request.startedAt(),
                request.model(),
                request.path(),
                request.method(),
                header(request.headers(), "X-Boo-Source"),
                header(request.headers(), "User-Agent"),
                request.remoteIp(),
                request.responseBytes(),
                request.elapsedMs());
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
