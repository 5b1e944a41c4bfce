package boocontrol.perf.control;

import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.RangeQuestion;
import boocontrol.perf.entity.RangeQuestion.Segment;
import boocontrol.perf.entity.RangeQuestion.Span;
import boocontrol.perf.entity.Series;
import boocontrol.perf.entity.Series.Point;
import boocontrol.perf.entity.StreamName;
import boocontrol.perf.entity.Tier;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads a range of control_perf and control_perf_rollup in pixels.
final class RangeStore {

    /// Raw rows are given up only when they are in both tiers, so they reach as far as anything.
    private static final Span ALL = new Span(Instant.MIN, Instant.MAX);

    private static final String BIN =
            "date_bin(CAST(? AS interval), %s, CAST(? AS timestamptz)) AS pixel";

    private record Line(StreamName stream, Metric metric) {}

    private final EntityManager entities;
    private final RangeQuestion question;
    private final List<Metric> metrics;
    private final Map<Line, TreeMap<Instant, Point>> lines = new LinkedHashMap<>();

    private RangeStore(EntityManager entities, RangeQuestion question) {
        this.entities = entities;
        this.question = question;
        this.metrics =
                Arrays.stream(Metric.values())
                        .filter(metric ->
                                question.metrics().isEmpty() || question.metrics().contains(metric))
                        .toList();
    }

    static List<Series> range(EntityManager entities, RangeQuestion question) {
        var store = new RangeStore(entities, question);
        question.plan(store.held()).forEach(store::read);
        return store.lines.entrySet().stream()
                .map(line ->
                        new Series(line.getKey().stream(), line.getKey().metric(), line.getValue()))
                .sorted(Comparator.comparing(Series::stream).thenComparing(Series::metric))
                .toList();
    }

    private Map<Tier, Span> held() {
        var held = new EnumMap<Tier, Span>(Tier.class);
        held.put(Tier.RAW, ALL);
        for (var tier : List.of(Tier.FIVE_MINUTES, Tier.HOUR)) {
            var found =
                    (Object[])
                            entities.createNativeQuery(
                                            """
                                            SELECT min(bucket), max(bucket) FROM control_perf_rollup
                                            WHERE provider_id = ? AND tier = ?
                                            """)
                                    .setParameter(1, question.provider().value())
                                    .setParameter(2, tier.key())
                                    .getSingleResult();
            if (found[0] != null) {
                held.put(tier, new Span(instant(found[0]), instant(found[1]).plus(tier.width())));
            }
        }
        return held;
    }

    private void read(Segment segment) {
        if (segment.tier() == Tier.RAW) {
            raw(segment);
        } else {
            rolledUp(segment);
        }
    }

    private void raw(Segment segment) {
        var columns =
                metrics.stream()
                        .map(metric ->
                                "count(%1$s), sum(%1$s), min(%1$s), max(%1$s)"
                                        .formatted(metric.word()))
                        .collect(Collectors.joining(", "));
        var sql =
                """
                SELECT stream, %s, %s FROM control_perf
                WHERE provider_id = ? AND ts >= ? AND ts < ? %s GROUP BY 1, 2
                """
                        .formatted(BIN.formatted("ts"), columns, ofStream());
        for (var row : rows(sql, segment, List.of())) {
            for (var i = 0; i < metrics.size(); i++) {
                add(row, metrics.get(i), 2 + i * 4);
            }
        }
    }

    private void rolledUp(Segment segment) {
        var sql =
                """
                SELECT stream, %s, metric, sum(n), sum(sum), min(min), max(max)
                FROM control_perf_rollup
                WHERE provider_id = ? AND bucket >= ? AND bucket < ? %s AND tier = ?
                GROUP BY 1, 2, 3
                """
                        .formatted(BIN.formatted("bucket"), ofStream());
        for (var row : rows(sql, segment, List.of(segment.tier().key()))) {
            metrics.stream()
                    .filter(metric -> metric.word().equals(row[2]))
                    .forEach(metric -> add(row, metric, 3));
        }
    }

    private String ofStream() {
        return question.stream().isPresent() ? "AND stream = ?" : "";
    }

    private List<Object[]> rows(String sql, Segment segment, List<Object> more) {
        var values = new ArrayList<Object>();
        values.add(question.width().toMillis() + " milliseconds");
        values.add(question.from().toString());
        values.add(question.provider().value());
        values.add(Timestamp.from(segment.tier().floor(segment.from())));
        values.add(Timestamp.from(segment.to()));
        question.stream().ifPresent(stream -> values.add(stream.value()));
        values.addAll(more);
        var query = entities.createNativeQuery(sql);
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        return rows;
    }

    /// @param at where count, sum, least and greatest stand
    private void add(Object[] row, Metric metric, int at) {
        var n = ((Number) row[at]).longValue();
        if (n > 0) {
            var point = new Point(n, number(row[at + 1]), number(row[at + 2]), number(row[at + 3]));
            lines.computeIfAbsent(
                            new Line(new StreamName((String) row[0]), metric), _ -> new TreeMap<>())
                    .merge(pixel(instant(row[1])), point, Point::plus);
        }
    }

    /// A bucket that begins before the range counts for its first pixel.
    private Instant pixel(Instant at) {
        return at.isBefore(question.from()) ? question.from() : at;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Timestamp timestamp -> timestamp.toInstant();
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("no time: " + value.getClass());
        };
    }
}
