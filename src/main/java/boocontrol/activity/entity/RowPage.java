package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.util.Optional;

/// One page of rows: which, in which order, from where on.
///
/// @param after only those that come after this place in the order
/// @param limit 1 to [#MOST]
public record RowPage(RowFilter filter, RowOrder order, Optional<Cursor> after, int limit) {

    public static final int MOST = 500;

    public RowPage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be between 1 and " + MOST);
        }
    }

    /// The newest rows of a host.
    public static RowPage newest(ProviderId provider, int limit) {
        return new RowPage(RowFilter.of(provider), RowOrder.NEWEST, Optional.empty(), limit);
    }

    public RowPage after(Cursor place) {
        return new RowPage(filter, order, Optional.of(place), limit);
    }
}
