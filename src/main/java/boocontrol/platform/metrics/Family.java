package boocontrol.platform.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// One metric with a sample for each set of values of its labels.
public final class Family {

    enum Kind {
        GAUGE(""),
        COUNTER("_total"),
        INFO("_info");

        private static final Pattern BARE = Pattern.compile("[a-z][a-z0-9_]*(?<!_total|_info)");

        private final String end;

        Kind(String end) {
            this.end = end;
        }

        /// @throws IllegalArgumentException when no metric of this kind is named so
        private String bare(String name) {
            var bare = name.substring(0, Math.max(0, name.length() - end.length()));
            if (!name.endsWith(end) || !BARE.matcher(bare).matches()) {
                throw new IllegalArgumentException(name + " is no name of a " + this);
            }
            return bare;
        }
    }

    /// Characters of a label's value; a host may say what it likes.
    static final int LONGEST = 512;

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final Families all;
    private final Kind kind;
    private final String name;

    /// The library puts the end of the name back where a format wants it.
    private final String bareName;

    private final String help;
    private final List<String> labels;
    private final Map<List<String>, Double> samples = new LinkedHashMap<>();

    Family(Families all, Kind kind, String name, String help, List<String> labels) {
        this.all = all;
        this.kind = kind;
        this.name = name;
        this.bareName = kind.bare(name);
        this.help = help;
        this.labels = labels;
    }

    /// A second sample for the same values is left out, as there can be when long ones are cut.
    ///
    /// @param values of the labels, in their order
    public Family add(double value, String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(name + " has the labels " + labels);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is not known: tell no sample");
        }
        var key = List.of(values).stream().map(Family::cut).toList();
        if (all.room() && samples.putIfAbsent(key, value) == null) {
            all.added();
        } else {
            all.leaveOut();
        }
        return this;
    }

    /// 1 or 0.
    public Family add(boolean value, String... values) {
        return add(value ? 1 : 0, values);
    }

    /// No sample when it is not known.
    public Family add(OptionalLong value, String... values) {
        value.ifPresent(known -> add(known, values));
        return this;
    }

    /// No sample when it is not known.
    public Family add(OptionalInt value, String... values) {
        value.ifPresent(known -> add(known, values));
        return this;
    }

    /// In seconds; no sample when it is not known.
    public Family add(Optional<Duration> value, String... values) {
        value.ifPresent(known -> add(known.getSeconds() + known.getNano() / NANOS, values));
        return this;
    }

    /// As seconds since 1970, to the millisecond; no sample when it is not known.
    public Family at(Optional<Instant> value, String... values) {
        value.ifPresent(known -> add(known.toEpochMilli() / MILLIS, values));
        return this;
    }

    String bareName() {
        return bareName;
    }

    MetricSnapshot snapshot() {
        return switch (kind) {
            case GAUGE -> gauge();
            case COUNTER -> counter();
            case INFO -> info();
        };
    }

    private MetricSnapshot gauge() {
        var built = GaugeSnapshot.builder().name(bareName).help(help);
        samples.forEach((values, value) ->
                built.dataPoint(
                        GaugeDataPointSnapshot.builder()
                                .labels(Labels.of(labels, values))
                                .value(value)
                                .build()));
        return built.build();
    }

    private MetricSnapshot counter() {
        var built = CounterSnapshot.builder().name(bareName).help(help);
        samples.forEach((values, value) ->
                built.dataPoint(
                        CounterDataPointSnapshot.builder()
                                .labels(Labels.of(labels, values))
                                .value(value)
                                .build()));
        return built.build();
    }

    private MetricSnapshot info() {
        var built = InfoSnapshot.builder().name(bareName).help(help);
        samples.keySet()
                .forEach(values ->
                        built.dataPoint(
                                InfoDataPointSnapshot.builder()
                                        .labels(Labels.of(labels, values))
                                        .build()));
        return built.build();
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }
}
