package boocontrol.perf.boundary;

import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.RangeQuestion;
import boocontrol.perf.entity.Series;
import boocontrol.perf.entity.Series.Point;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The history of one host in pixels, by the host's clock.
///
/// @param pixelMs how long one pixel lasts
/// @param series one for each stream and metric that was told at all
public record PerfRangeView(
        String providerId, Instant from, Instant to, long pixelMs, List<PerfSeriesView> series) {

    public PerfRangeView {
        series = List.copyOf(series);
    }

    /// One metric of one stream; the lists belong together, an entry for each pixel in which
    /// something was told. Nothing is put between them.
    ///
    /// @param at the begin of each pixel
    /// @param min in the unit that the metric's name ends with, as max and mean
    /// @param gaps where nothing was told
    public record PerfSeriesView(
            String stream,
            Metric metric,
            List<Instant> at,
            List<Double> min,
            List<Double> max,
            List<Double> mean,
            List<PerfGapView> gaps) {}

    public record PerfGapView(Instant from, Instant to) {}

    static PerfRangeView of(RangeQuestion question, List<Series> series, Instant now) {
        return new PerfRangeView(
                question.provider().value(),
                question.from(),
                question.to(),
                question.width().toMillis(),
                series.stream().map(each -> view(question, each, now)).toList());
    }

    private static PerfSeriesView view(RangeQuestion question, Series series, Instant now) {
        var at = List.copyOf(series.points().keySet());
        return new PerfSeriesView(
                series.stream().value(),
                series.metric(),
                at,
                values(series, Point::min),
                values(series, Point::max),
                values(series, Point::mean),
                question.gaps(at, now).stream()
                        .map(gap -> new PerfGapView(gap.since(), gap.until()))
                        .toList());
    }

    /// To thousandths: what is finer only makes the answer longer.
    private static List<Double> values(Series series, ToDoubleFunction<Point> value) {
        return series.points().values().stream()
                .map(point -> Math.rint(value.applyAsDouble(point) * 1_000) / 1_000)
                .toList();
    }
}
