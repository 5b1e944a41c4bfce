package boocontrol.platform.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks all parts once. A part that fails is missing, and that is told; the others are not.
final class Scrape {

    private static final Logger LOGGER = System.getLogger(Scrape.class.getName());

    private final Families own = new Families();
    private final Family up =
            own.gauge(
                    "boocontrol_metrics_part_up",
                    "1 when the capability could tell its metrics, 0 when they are missing",
                    "part");
    private final Family leftOut =
            own.gauge(
                    "boocontrol_metrics_left_out_samples",
                    "Samples that are missing here because the capability told too many",
                    "part");
    private final Set<String> names = new HashSet<>(own.names());
    private final List<MetricSnapshot> told = new ArrayList<>();

    private final Set<String> failing;

    private Scrape(Set<String> failing) {
        this.failing = failing;
    }

    /// @param failing the parts that failed the last time, changed to those that do now: a failure
    ///   that lasts is logged once
    static MetricSnapshots of(List<MetricsPart> parts, Set<String> failing) {
        var scrape = new Scrape(failing);
        parts.forEach(scrape::ask);
        scrape.told.addAll(scrape.own.snapshots());
        return new MetricSnapshots(scrape.told);
    }

    private void ask(MetricsPart part) {
        try {
            told.addAll(told(part));
            up.add(true, part.name());
            failing.remove(part.name());
        } catch (RuntimeException e) {
            up.add(false, part.name());
            if (failing.add(part.name())) {
                LOGGER.log(Level.WARNING, "the metrics of " + part.name() + " are missing", e);
            }
        }
    }

    private List<MetricSnapshot> told(MetricsPart part) {
        var families = new Families();
        part.tell(families);
        for (var name : families.names()) {
            if (names.contains(name)) {
                throw new IllegalStateException(name + " is told by another part");
            }
        }
        var snapshots = families.snapshots();
        leftOut.add(families.leftOut(), part.name());
        names.addAll(families.names());
        return snapshots;
    }
}
