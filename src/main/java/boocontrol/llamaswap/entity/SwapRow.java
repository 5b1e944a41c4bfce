package boocontrol.llamaswap.entity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One finished request as the host tells it (seam). What the host marks as unknown (-1, rates of 0
/// or less, fields its era does not have) is empty.
///
/// @param id counts from 0 or 1 inside one epoch
/// @param endedAt when the host recorded it: the end; whole seconds in the store dialect
/// @param model as recorded; any string a client sent, when the model is unknown to the host
/// @param durationMs milliseconds, wall or timings, see protocol 5.4
public record SwapRow(
        long id,
        Instant endedAt,
        String model,
        Optional<String> path,
        OptionalInt status,
        Optional<String> contentType,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalLong cacheTokens,
        OptionalLong draftTokens,
        OptionalLong draftAcceptedTokens,
        OptionalDouble promptPerSecond,
        OptionalDouble tokensPerSecond,
        OptionalLong durationMs,
        boolean hasCapture,
        Optional<String> errorMessage,
        Map<String, String> metadata) {

    public SwapRow {
        metadata = Map.copyOf(metadata);
    }
}
