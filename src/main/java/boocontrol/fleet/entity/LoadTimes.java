package boocontrol.fleet.entity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How long the last loads of one model on one host took, newest first.
public record LoadTimes(List<Duration> last) {

    /// More would answer slowly to a new disk or another quantisation.
    public static final int KEPT = 20;

    public static final LoadTimes NONE = new LoadTimes(List.of());

    public LoadTimes {
        last = last.stream().limit(KEPT).toList();
    }

    public LoadTimes plus(Duration load) {
        return new LoadTimes(Stream.concat(Stream.of(load), last.stream()).toList());
    }

    /// The middle one; of an even number the mean of both middle ones.
    public Optional<Duration> median() {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        var sorted = last.stream().sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        var lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(upper.plus(lower).dividedBy(2));
    }
}
