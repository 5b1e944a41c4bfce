package boocontrol.perf.entity;

import boocontrol.fleet.entity.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a stream told last.
///
/// @param card of a card
/// @param told each value as it was last known; some may be older than the newest sample
/// @param every between its two newest samples, by the host's clock; zero while only one is known
public record StreamState(
        StreamName name,
        Optional<Told.Card> card,
        Reading<PerfSample> newest,
        Map<Metric, Reading<Double>> told,
        Duration every) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int INTERVALS = 3;

    public StreamState {
        told = Collections.unmodifiableMap(told);
    }

    /// After a new sample.
    ///
    /// @param before the stream as it was, if it was known
    /// @param age of the sample now
    public static StreamState of(
            Optional<StreamState> before,
            PerfSample sample,
            Optional<Told.Card> card,
            Moment now,
            Duration age) {
        var told = new EnumMap<Metric, Reading<Double>>(Metric.class);
        before.ifPresent(state -> told.putAll(state.told()));
        sample.values()
                .forEach((metric, value) -> told.put(metric, new Reading<>(value, now, age)));
        return new StreamState(
                sample.stream(),
                card.or(() -> before.flatMap(StreamState::card)),
                new Reading<>(sample, now, age),
                told,
                before.map(state -> state.every(sample)).orElse(Duration.ZERO));
    }

    /// Nothing came for three of its intervals, and not for `limit`.
    public boolean stale(Moment now, Duration limit) {
        return stale(newest, now, limit);
    }

    /// Values that the newest sample does not tell, though they were told before.
    public Map<Metric, Reading<Double>> silent(Moment now, Duration limit) {
        var silent = new EnumMap<Metric, Reading<Double>>(Metric.class);
        told.forEach((metric, reading) -> {
            if (!newest.told().values().containsKey(metric) && stale(reading, now, limit)) {
                silent.put(metric, reading);
            }
        });
        return silent;
    }

    private boolean stale(Reading<?> reading, Moment now, Duration limit) {
        var patience = every.multipliedBy(INTERVALS);
        return reading.age(now).compareTo(patience.compareTo(limit) > 0 ? patience : limit) > 0;
    }

    private Duration every(PerfSample next) {
        var pause = Duration.between(newest.told().at(), next.at());
        return pause.isPositive() && pause.compareTo(LONGEST_PAUSE) <= 0 ? pause : every;
    }
}
