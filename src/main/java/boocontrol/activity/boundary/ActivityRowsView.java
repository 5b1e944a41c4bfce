package boocontrol.activity.boundary;

import java.util.List;
import java.util.Optional;

/// One page of `/api/control/activity`, newest end first.
///
/// @param next give it as `before` for the page after this one; null on the last page
public record ActivityRowsView(List<ActivityView> rows, Optional<String> next) {

    public ActivityRowsView {
        rows = List.copyOf(rows);
    }
}
