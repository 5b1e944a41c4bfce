package boocontrol.perf.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A question for the history of one host.
///
/// @param stream empty for all
/// @param metrics empty for all
/// @param from included
/// @param to not included; later than `from`
/// @param pixels so many points of each metric at most, 1 to 4,000
public record RangeQuestion(
        ProviderId provider,
        Optional<StreamName> stream,
        Set<Metric> metrics,
        Instant from,
        Instant to,
        int pixels) {

    /// Points that one question may ask for, of each metric.
    public static final int MOST_PIXELS = 4_000;

    private static final long LEAST_MS = 1_000;

    /// Where a tier has what happened.
    ///
    /// @param since included
    /// @param until not included
    public record Span(Instant since, Instant until) {

        private boolean holds(Instant at) {
            return !at.isBefore(since) && at.isBefore(until);
        }
    }

    /// A part of the range that is read from one tier.
    public record Segment(Tier tier, Instant from, Instant to) {}

    public RangeQuestion {
        if (!to.isAfter(from) || pixels < 1 || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("a range ends after it begins");
        }
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to.truncatedTo(ChronoUnit.MICROS);
        metrics = Set.copyOf(metrics);
    }

    /// What one pixel stands for: whole milliseconds, a second at least.
    public Duration width() {
        var ms = Duration.between(from, to).toMillis();
        return Duration.ofMillis(Math.max(LEAST_MS, (ms + pixels - 1) / pixels));
    }

    /// The range in order of time, each part from the coarsest tier that is fine enough for a
    /// pixel; where none is that still has it, from the finest. What no tier has is raw, and empty.
    public List<Segment> plan(Map<Tier, Span> held) {
        var cuts = new TreeSet<>(List.of(from, to));
        held.values()
                .forEach(span -> {
                    cuts.add(clamped(span.since()));
                    cuts.add(clamped(span.until()));
                });
        var segments = new ArrayList<Segment>();
        var start = cuts.first();
        for (var end : cuts.tailSet(start, false)) {
            add(segments, new Segment(tier(held, start), start, end));
            start = end;
        }
        return segments;
    }

    /// Where nothing was told: between points that are further apart than `limit`, and before the
    /// first and after the last as far as `now`.
    ///
    /// @param points in order of time; each stands for `width` from its time on
    public List<Span> gaps(List<Instant> points, Instant now) {
        var limit = limit(points);
        var gaps = new ArrayList<Span>();
        var end = from;
        for (var point : points) {
            gap(end, point, limit).ifPresent(gaps::add);
            end = point.plus(width());
        }
        gap(end, now.isBefore(to) ? now : to, limit).ifPresent(gaps::add);
        return gaps;
    }

    private static Optional<Span> gap(Instant from, Instant to, Duration limit) {
        return Duration.between(from, to).compareTo(limit) > 0
                ? Optional.of(new Span(from, to))
                : Optional.empty();
    }

    /// Three times what usually lies between two points, 15 s at least: hosts sample every 5 s or
    /// more rarely.
    private Duration limit(List<Instant> points) {
        var pauses = new ArrayList<Duration>();
        for (var i = 1; i < points.size(); i++) {
            pauses.add(Duration.between(points.get(i - 1), points.get(i)));
        }
        pauses.sort(Comparator.naturalOrder());
        var usual = pauses.isEmpty() ? Duration.ZERO : pauses.get(pauses.size() / 2);
        var limit = usual.multipliedBy(3);
        var least = Duration.ofSeconds(15);
        return limit.compareTo(least) > 0 ? limit : least;
    }

    private Tier tier(Map<Tier, Span> held, Instant at) {
        var there = new EnumMap<Tier, Span>(Tier.class);
        there.putAll(held);
        there.values().removeIf(span -> !span.holds(at));
        return there.keySet().stream()
                .filter(tier -> tier.width().compareTo(width()) <= 0)
                .max(Comparator.naturalOrder())
                .or(() -> there.keySet().stream().min(Comparator.naturalOrder()))
                .orElse(Tier.RAW);
    }

    private Instant clamped(Instant at) {
        return at.isBefore(from) ? from : at.isAfter(to) ? to : at;
    }

    private static void add(List<Segment> segments, Segment next) {
        if (!segments.isEmpty() && segments.getLast().tier() == next.tier()) {
            var last = segments.removeLast();
            segments.add(new Segment(last.tier(), last.from(), next.to()));
        } else {
            segments.add(next);
        }
    }
}
