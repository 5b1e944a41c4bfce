package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The one place where the hosts' nanoseconds become the database's microseconds, before anything
/// is compared: a row read twice has one stamp, whatever was read.
public final class Stamps {

    private Stamps() {}

    public static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public static SwapRow micros(SwapRow row) {
        var at = micros(row.endedAt());
        return at.equals(row.endedAt()) ? row : endedAt(row, at);
    }

    public static RowBatch micros(RowBatch batch) {
        return new RowBatch(batch.rows().stream().map(Stamps::micros).toList(), batch.poison());
    }

    private static SwapRow endedAt(SwapRow row, Instant at) {
        return new SwapRow(
                row.id(),
                at,
                row.model(),
                row.path(),
                row.status(),
                row.contentType(),
                row.inputTokens(),
                row.outputTokens(),
                row.cacheTokens(),
                row.draftTokens(),
                row.draftAcceptedTokens(),
                row.promptPerSecond(),
                row.tokensPerSecond(),
                row.durationMs(),
                row.hasCapture(),
                row.errorMessage(),
                row.metadata());
    }
}
