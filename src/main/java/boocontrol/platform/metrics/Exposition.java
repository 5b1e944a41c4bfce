package boocontrol.platform.metrics;

import boocontrol.platform.time.Ticker;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The metrics as text. The parts are asked once a second at most, by one caller, however many ask;
/// the others share the answer.
final class Exposition {

    static final Duration FRESH = Duration.ofSeconds(1);

    /// The database alone may take two seconds; a scraper gives up after ten.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Taken(long at, MetricSnapshots metrics, Map<Format, byte[]> written) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<MetricsPart> parts;
    private final Ticker ticker;
    private final Set<String> failing = new HashSet<>();
    private Optional<Taken> last = Optional.empty();

    Exposition(List<MetricsPart> parts, Ticker ticker) {
        this.parts = List.copyOf(parts);
        this.ticker = ticker;
    }

    /// Empty when others are still waiting for an answer.
    Optional<byte[]> in(Format format) {
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            var taken = fresh();
            return Optional.of(
                    taken.written().computeIfAbsent(format, f -> f.bytes(taken.metrics())));
        } finally {
            lock.unlock();
        }
    }

    private Taken fresh() {
        var known = last.filter(taken -> ticker.nanos() - taken.at() < FRESH.toNanos());
        if (known.isPresent()) {
            return known.get();
        }
        var metrics = Scrape.of(parts, failing);
        var taken = new Taken(ticker.nanos(), metrics, new EnumMap<>(Format.class));
        last = Optional.of(taken);
        return taken;
    }
}
