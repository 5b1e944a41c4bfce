package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.util.Optional;

/// Which rows to read; empty means all.
///
/// @param before only those that come after this place in reading order, newest first
/// @param limit 1 to [#MOST]
public record ActivityFilter(Optional<ProviderId> provider, Optional<Cursor> before, int limit) {

    public static final int MOST = 500;

    public ActivityFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be between 1 and " + MOST);
        }
    }
}
