package boocontrol.fleet.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which kept events to read; empty means all.
///
/// @param from at this time or later
/// @param to before this time
/// @param before only those that come after this one in reading order, newest first
/// @param limit 1 to [#MOST]
public record EventFilter(
        Optional<ProviderId> provider,
        Optional<String> model,
        Optional<ModelEvent.Kind> kind,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Cursor> before,
        int limit) {

    public static final int MOST = 500;

    /// The last event of the page before.
    public record Cursor(Instant at, UUID id) {}

    public EventFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be between 1 and " + MOST);
        }
    }
}
