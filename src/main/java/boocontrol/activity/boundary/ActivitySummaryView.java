package boocontrol.activity.boundary;

import boocontrol.activity.entity.RowSummary;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The rows of a filter as a whole.
///
/// @param failed those from status 400 on, or with an error message
/// @param firstEndedAt end of the earliest row; null without rows
/// @param inputTokens sum over the rows that tell it; null when none does
public record ActivitySummaryView(
        long requests,
        long failed,
        Optional<Instant> firstEndedAt,
        Optional<Instant> lastEndedAt,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalLong cacheTokens,
        Spread durationMs,
        Spread tokensPerSecond,
        Spread promptPerSecond) {

    /// Percentiles over the rows that tell the value, interpolated between neighbours.
    ///
    /// @param known how many rows tell it
    @Schema(name = "Spread")
    public record Spread(long known, OptionalDouble p50, OptionalDouble p95, OptionalDouble p99) {

        private static Spread of(RowSummary.Spread spread) {
            return new Spread(spread.known(), spread.p50(), spread.p95(), spread.p99());
        }
    }

    static ActivitySummaryView of(RowSummary summary) {
        return new ActivitySummaryView(
                summary.requests(),
                summary.failed(),
                summary.first(),
                summary.last(),
                summary.inputTokens(),
                summary.outputTokens(),
                summary.cacheTokens(),
                Spread.of(summary.durationMs()),
                Spread.of(summary.tokensPerSecond()),
                Spread.of(summary.promptPerSecond()));
    }
}
