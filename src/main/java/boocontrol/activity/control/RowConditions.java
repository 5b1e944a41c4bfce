package boocontrol.activity.control;

import boocontrol.activity.entity.Bounds;
import boocontrol.activity.entity.Cursor;
import boocontrol.activity.entity.RowFilter;
import boocontrol.activity.entity.RowOrder;
import boocontrol.activity.entity.RowPage;
import boocontrol.activity.entity.RowSort;
import boocontrol.activity.entity.StatusMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The WHERE and ORDER BY of rows. No text of a caller is ever part of them, only placeholders.
final class RowConditions {

    private static final String FAILED = "resp_status_code >= 400 OR error_msg IS NOT NULL";

    private final List<String> where = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private RowConditions() {}

    static RowConditions of(RowFilter filter) {
        var conditions = new RowConditions();
        conditions.take(filter);
        return conditions;
    }

    static RowConditions of(RowPage page) {
        var conditions = of(page.filter());
        page.after().ifPresent(cursor -> conditions.after(cursor, page.order()));
        return conditions;
    }

    static String orderBy(RowOrder order) {
        var way = order.ascending() ? " ASC" : " DESC";
        var first =
                order.by() == RowSort.ENDED_AT ? "" : column(order.by()) + way + " NULLS LAST, ";
        return " ORDER BY %sts%s, provider_id%s, epoch%s, swap_entry_id%s"
                .formatted(first, way, way, way, way);
    }

    /// Of what failed, as a condition.
    static String failed() {
        return FAILED;
    }

    String where() {
        return where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
    }

    /// For the placeholders, in order; times as `Instant`.
    List<Object> values() {
        return values;
    }

    private void take(RowFilter filter) {
        in("provider_id", filter.providers().stream().map(id -> id.value()).toList());
        in("model", filter.models());
        in("req_path", filter.paths());
        any(filter.statuses().stream().map(this::status).toList());
        any(filter.sources().stream().map(this::source).toList());
        filter.ended().from().ifPresent(from -> add("ts >= ?", from));
        filter.ended().to().ifPresent(to -> add("ts < ?", to));
        bounds("output_tokens", filter.outputTokens());
        bounds("duration_ms", filter.durationMs());
        filter.text().ifPresent(this::text);
    }

    private void in(String column, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            var places = String.join(", ", Collections.nCopies(wanted.size(), "?"));
            where.add(column + " IN (" + places + ")");
            values.addAll(wanted);
        }
    }

    private void any(List<String> alternatives) {
        if (!alternatives.isEmpty()) {
            where.add(alternatives.stream().collect(Collectors.joining(" OR ", "(", ")")));
        }
    }

    private String status(StatusMatch match) {
        return switch (match) {
            case StatusMatch.Exactly(var status) -> {
                values.add(status);
                yield "resp_status_code = ?";
            }
            case StatusMatch.Hundreds(var hundred) -> {
                values.add(hundred);
                yield "resp_status_code / 100 = ?";
            }
            case StatusMatch.Failed() -> FAILED;
            case StatusMatch.Unknown() -> "resp_status_code IS NULL";
        };
    }

    private String source(String source) {
        if (source.isEmpty()) {
            return "source IS NULL";
        }
        values.add(source);
        return "source = ?";
    }

    private void bounds(String column, Bounds bounds) {
        bounds.least().ifPresent(least -> add(column + " >= ?", least));
        bounds.most().ifPresent(most -> add(column + " <= ?", most));
    }

    private void text(String part) {
        var pattern = "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        where.add("(model ILIKE ? OR req_path ILIKE ? OR error_msg ILIKE ?)");
        values.addAll(List.of(pattern, pattern, pattern));
    }

    private void after(Cursor cursor, RowOrder order) {
        var beyond = order.ascending() ? ">" : "<";
        var tuple = "(ts, provider_id, epoch, swap_entry_id) " + beyond + " (?, ?, ?, ?)";
        if (order.by() == RowSort.ENDED_AT) {
            // This one lets whole partitions be left out.
            add("ts " + beyond + "= ?", cursor.endedAt());
            where.add(tuple);
        } else if (cursor.value().isPresent()) {
            var column = column(order.by());
            where.add(
                    "(%s IS NULL OR %s %s ? OR (%s = ? AND %s))"
                            .formatted(column, column, beyond, column, tuple));
            values.addAll(List.of(cursor.value().get(), cursor.value().get()));
        } else {
            where.add(column(order.by()) + " IS NULL AND " + tuple);
        }
        values.addAll(
                List.of(
                        cursor.endedAt(),
                        cursor.provider().value(),
                        cursor.epoch(),
                        cursor.entry()));
    }

    private void add(String condition, Object value) {
        where.add(condition);
        values.add(value);
    }

    private static String column(RowSort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
