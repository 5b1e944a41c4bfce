package boocontrol.perf.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What one stream of a host told at one time.
///
/// @param at by the host's clock, cut to the microseconds that the database holds
/// @param values known ones only: what is not here is unknown
public record PerfSample(StreamName stream, Instant at, Map<Metric, Double> values) {

    public PerfSample {
        at = at.truncatedTo(ChronoUnit.MICROS);
        var ordered = new EnumMap<Metric, Double>(Metric.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }
}
