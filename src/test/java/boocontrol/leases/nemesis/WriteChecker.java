package boocontrol.leases.nemesis;

import boocontrol.leases.entity.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges the writes by nothing but the order in which PostgreSQL committed them.
///
/// @param written how many there are
/// @param stale committed after one of a conflicting fence that had committed after an earlier one
///   of the same fence
/// @param shared fences under which two holders wrote
record WriteChecker(int written, int stale, int shared) {

    private record Write(String host, long fence, Mode mode, String holder) {}

    static WriteChecker judge(NemesisPostgres postgres) {
        var writes =
                postgres.rows(
                        """
                        SELECT host, fence, mode, holder FROM nemesis_writes
                        ORDER BY pg_xact_commit_timestamp(xmin), fence
                        """,
                        row ->
                                new Write(
                                        row.getString(1),
                                        row.getLong(2),
                                        Mode.valueOf(row.getString(3)),
                                        row.getString(4)));
        return new WriteChecker(writes.size(), stale(writes), shared(writes));
    }

    private static int stale(List<Write> writes) {
        Map<String, Map<Long, Mode>> seen = new HashMap<>();
        Map<String, Set<Long>> over = new HashMap<>();
        var stale = 0;
        for (var write : writes) {
            var fences = seen.computeIfAbsent(write.host(), _ -> new HashMap<>());
            var gone = over.computeIfAbsent(write.host(), _ -> new HashSet<>());
            if (gone.contains(write.fence())) {
                stale++;
                continue;
            }
            fences.forEach((fence, mode) -> {
                if (fence != write.fence() && mode.conflictsWith(write.mode())) {
                    gone.add(fence);
                }
            });
            fences.keySet().removeAll(gone);
            fences.put(write.fence(), write.mode());
        }
        return stale;
    }

    private static int shared(List<Write> writes) {
        Map<String, Set<String>> holders = new HashMap<>();
        writes.forEach(write ->
                holders.computeIfAbsent(write.host() + ";" + write.fence(), _ -> new HashSet<>())
                        .add(write.holder()));
        return (int) holders.values().stream().filter(each -> each.size() > 1).count();
    }
}
