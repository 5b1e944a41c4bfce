package boocontrol.perf.entity;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One metric of one stream over a range: what was told in each pixel; a pixel without anything is
/// not there.
public record Series(StreamName stream, Metric metric, SortedMap<Instant, Point> points) {

    public Series {
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
    }

    /// @param n how many values; at least 1
    public record Point(long n, double sum, double min, double max) {

        public double mean() {
            return sum / n;
        }

        public Point plus(Point other) {
            return new Point(
                    n + other.n,
                    sum + other.sum,
                    Math.min(min, other.min),
                    Math.max(max, other.max));
        }
    }
}
