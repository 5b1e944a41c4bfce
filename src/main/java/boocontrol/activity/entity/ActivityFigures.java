package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far we are with the rows of all hosts.
///
/// @param spooled rows that are read and not in the database yet
/// @param failure why the database did not take rows when it was last tried
public record ActivityFigures(
        int spooled, Optional<String> failure, SortedMap<ProviderId, HostFigures> hosts) {

    public ActivityFigures {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }
}
