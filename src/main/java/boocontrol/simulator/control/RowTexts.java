package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rows as REST answers them: the whole ring, or pages of the store.
public final class RowTexts {

    private static final Map<String, Function<Row, Comparable<?>>> COLUMNS =
            Map.ofEntries(
                    Map.entry("id", Row::id),
                    Map.entry("time", row -> row.at().getEpochSecond()),
                    Map.entry("model", Row::model),
                    Map.entry("req_path", Row::path),
                    Map.entry("resp_status_code", Row::status),
                    Map.entry("resp_content_type", Row::contentType),
                    Map.entry("cached", row -> row.tokens().cache()),
                    Map.entry("prompt", row -> row.tokens().input()),
                    Map.entry("generated", row -> row.tokens().output()),
                    Map.entry("drafted", row -> row.tokens().draft()),
                    Map.entry("prompt_speed", row -> row.tokens().promptPerSecond()),
                    Map.entry("gen_speed", row -> row.tokens().perSecond()),
                    Map.entry("duration", Row::durationMs));

    private RowTexts() {}

    /// Oldest first.
    public static String ring(Configuration configuration) {
        var spec = configuration.spec();
        return GoJson.array(
                configuration.activity().all().stream()
                        .map(row -> row.json(spec.release(), spec.machine().zone()))
                        .toList());
    }

    public static boolean isColumn(String name) {
        return COLUMNS.containsKey(name);
    }

    /// What a page is asked to hold.
    ///
    /// @param models none is all
    public record Query(
            int limit,
            int page,
            String sort,
            boolean ascending,
            List<String> models,
            long minId,
            long maxId,
            long from,
            long until) {

        /// All rows, newest first.
        boolean isPlain() {
            return sort.equals("id")
                    && !ascending
                    && models.isEmpty()
                    && minId <= 0
                    && maxId == Long.MAX_VALUE
                    && from == Long.MIN_VALUE
                    && until == Long.MAX_VALUE;
        }
    }

    public static String page(Configuration configuration, Query query) {
        var skip = (query.page() - 1L) * query.limit();
        if (query.isPlain()) {
            var activity = configuration.activity();
            var shown = activity.newest(skip, query.limit());
            return page(configuration, query, shown, activity.count());
        }
        var matching = configuration.activity().all().stream().filter(row -> fits(row, query));
        var rows = sorted(matching, query).toList();
        var first = (int) Math.min(rows.size(), skip);
        var last = Math.min(rows.size(), first + query.limit());
        return page(configuration, query, rows.subList(first, last), rows.size());
    }

    private static String page(
            Configuration configuration, Query query, List<Row> shown, int total) {
        return GoJson.object()
                        .raw("data", GoJson.array(texts(configuration, shown)))
                        .put("page", query.page())
                        .put("limit", query.limit())
                        .put("total", total)
                        .put("total_pages", (total + query.limit() - 1) / query.limit())
                        .end()
                + "\n";
    }

    private static List<String> texts(Configuration configuration, List<Row> rows) {
        var spec = configuration.spec();
        return rows.stream()
                .map(row -> row.captured(configuration.captures().has(row.id())))
                .map(row -> row.json(spec.release(), spec.machine().zone()))
                .toList();
    }

    private static boolean fits(Row row, Query query) {
        var second = row.at().getEpochSecond();
        return (query.models().isEmpty() || query.models().contains(row.model()))
                && row.id() >= query.minId()
                && row.id() <= query.maxId()
                && second >= query.from()
                && second <= query.until();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Row> sorted(Stream<Row> rows, Query query) {
        var column = (Function<Row, Comparable<Object>>) (Object) COLUMNS.get(query.sort());
        var order = Comparator.<Row, Comparable<Object>>comparing(column).thenComparing(Row::id);
        return rows.sorted(query.ascending() ? order : order.reversed());
    }
}
