package boocontrol.activity.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A set of rows as a whole.
///
/// @param failed those from status 400 on, or with an error message
/// @param first end of the earliest row
/// @param inputTokens sum over the rows that tell it; empty when none does
public record RowSummary(
        long requests,
        long failed,
        Optional<Instant> first,
        Optional<Instant> last,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalLong cacheTokens,
        Spread durationMs,
        Spread tokensPerSecond,
        Spread promptPerSecond) {

    /// Percentiles, interpolated between neighbours.
    ///
    /// @param known how many rows tell the value
    public record Spread(long known, OptionalDouble p50, OptionalDouble p95, OptionalDouble p99) {}
}
