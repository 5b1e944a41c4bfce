package boocontrol.live.entity;

import boocontrol.activity.entity.ActivityRow;
import java.time.Instant;
import java.util.OptionalLong;

/// One numbered entry of a host's activity channel.
public sealed interface Entry {

    record Row(ActivityRow row) implements Entry {}

    /// Rows of the host that we missed, as far as activity could tell.
    ///
    /// @param count empty when the loss is only suspected
    record Gap(OptionalLong count, String detail, Instant at) implements Entry {}
}
