package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;

/// A row's place in the order of reading: newest end first, then by host, epoch and entry.
public record Cursor(Instant endedAt, ProviderId provider, long epoch, long entry) {

    public static Cursor of(ActivityRow row) {
        return new Cursor(row.row().endedAt(), row.provider(), row.epoch(), row.row().id());
    }
}
