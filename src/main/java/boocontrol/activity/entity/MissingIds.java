package boocontrol.activity.entity;

import boocontrol.fleet.entity.ModelEvent.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/// The ids of an epoch that were given, but that the host does not have any more and we never had.
final class MissingIds {

    static final String GONE = "the host no longer has these rows";
    static final String UNSURE = "rows may be missing: the host no longer has what would tell";

    private MissingIds() {}

    /// @param sure that the look is of this epoch
    static List<Gap> of(Epoch epoch, Look look, boolean sure) {
        var ids = look.marks().navigableKeySet();
        if (ids.isEmpty()) {
            return List.of();
        }
        var present = new TreeSet<>(ids.tailSet(epoch.settled(), false));
        present.addAll(epoch.recent().above(epoch.settled()));
        return gaps(epoch.number(), start(epoch, look, ids), present.headSet(ids.last(), true))
                .stream()
                // A row that cannot tell its id may be any of those between others.
                .filter(gap -> !look.hasNameless() || first(gap) < ids.first())
                .map(gap -> sure ? gap : suspected(gap))
                .toList();
    }

    /// Below the end of a look that was cut on purpose, nothing is said to be missing.
    private static long start(Epoch epoch, Look look, NavigableSet<Long> ids) {
        return look.reach() == Look.Reach.CUT
                ? Math.max(epoch.settled(), ids.first() - 1)
                : epoch.settled();
    }

    private static List<Gap> gaps(long epoch, long start, NavigableSet<Long> present) {
        var gaps = new ArrayList<Gap>();
        var known = start;
        for (var id : present) {
            if (id > known + 1) {
                gaps.add(gap(epoch, known + 1, id - 1));
            }
            known = Math.max(known, id);
        }
        return gaps;
    }

    private static Gap gap(long epoch, long first, long last) {
        return new Gap(
                OptionalLong.of(epoch),
                OptionalLong.of(first),
                OptionalLong.of(last),
                OptionalLong.of(last - first + 1),
                GONE);
    }

    private static Gap suspected(Gap gap) {
        return new Gap(gap.epoch(), gap.firstId(), gap.lastId(), OptionalLong.empty(), UNSURE);
    }

    private static long first(Gap gap) {
        return gap.firstId().orElse(Long.MAX_VALUE);
    }
}
