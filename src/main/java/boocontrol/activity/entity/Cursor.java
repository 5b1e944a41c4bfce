package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.util.Optional;

/// A row's place in an order of reading.
///
/// @param value what the order sorts by; empty when the row has none, or when it is the end itself
public record Cursor(
        Optional<Number> value, Instant endedAt, ProviderId provider, long epoch, long entry) {

    public static Cursor of(ActivityRow row, RowSort sort) {
        return new Cursor(
                sort.value(row), row.row().endedAt(), row.provider(), row.epoch(), row.row().id());
    }
}
