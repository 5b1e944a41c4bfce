package boocontrol.perf.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How far each stream of a host is known, by the host's clock.
public record Marks(Map<StreamName, Instant> newest) {

    public static final Marks NONE = new Marks(Map.of());

    /// Asked again each time, so that a sample that was late is still seen.
    static final Duration OVERLAP = Duration.ofSeconds(15);

    /// A stream that is so far behind the others is silent, and does not hold them back.
    static final Duration REACH = Duration.ofSeconds(60);

    public Marks {
        newest = Map.copyOf(newest);
    }

    /// The time whose later samples are to be asked for; empty when everything is.
    public Optional<Instant> after() {
        return newest.values().stream()
                .max(Instant::compareTo)
                .flatMap(last ->
                        newest.values().stream()
                                .filter(mark -> !mark.isBefore(last.minus(REACH)))
                                .min(Instant::compareTo))
                .map(mark -> mark.minus(OVERLAP));
    }

    public Optional<Instant> of(StreamName stream) {
        return Optional.ofNullable(newest.get(stream));
    }

    /// These marks, and no stream set back.
    public Marks atLeast(Map<StreamName, Instant> marks) {
        var next = new TreeMap<>(newest);
        marks.forEach(
                (stream, at) -> next.merge(stream, at, (was, is) -> is.isAfter(was) ? is : was));
        return new Marks(next);
    }

    /// These marks whatever was before: the clock that made them was set.
    public Marks replaced(Map<StreamName, Instant> marks) {
        var next = new TreeMap<>(newest);
        next.putAll(marks);
        return new Marks(next);
    }
}
