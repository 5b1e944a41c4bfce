package boocontrol.activity.boundary;

import boocontrol.activity.entity.ActivityRow;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One finished request as it is told to browsers and programs: a line of `/api/control/activity`
/// and of `control_activity` frames.
///
/// @param id `provider~epoch~entry`
/// @param endedAt by the host's clock
/// @param receivedAt when we first read it
/// @param promptPerSecond tokens per second
/// @param tokensPerSecond generated, per second
/// @param source who sent it; empty for now
/// @param stored whether it is committed in the database yet
public record ActivityView(
        String id,
        String providerId,
        Instant endedAt,
        Instant receivedAt,
        String model,
        Optional<String> path,
        OptionalInt status,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalLong cacheTokens,
        OptionalDouble promptPerSecond,
        OptionalDouble tokensPerSecond,
        OptionalLong durationMs,
        Optional<String> errorMessage,
        Optional<String> source,
        boolean stored) {

    public static ActivityView of(ActivityRow row) {
        var told = row.row();
        return new ActivityView(
                row.publicId(),
                row.provider().value(),
                told.endedAt(),
                row.receivedAt(),
                told.model(),
                told.path(),
                told.status(),
                told.inputTokens(),
                told.outputTokens(),
                told.cacheTokens(),
                told.promptPerSecond(),
                told.tokensPerSecond(),
                told.durationMs(),
                told.errorMessage(),
                Optional.empty(),
                row.stored());
    }
}
