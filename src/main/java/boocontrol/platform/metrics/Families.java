package boocontrol.platform.metrics;

import boocontrol.platform.metrics.Family.Kind;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The families of metrics that one part tells. Holds 50,000 samples at most; what is more is left
/// out and counted.
public final class Families {

    static final int MOST = 50_000;

    private final Map<String, Family> families = new LinkedHashMap<>();
    private int samples;
    private long leftOut;

    /// What goes up and down.
    public Family gauge(String name, String help, String... labels) {
        return add(Kind.GAUGE, name, help, labels);
    }

    /// What only grows while the process lives.
    ///
    /// @param name with `_total` at its end
    public Family counter(String name, String help, String... labels) {
        return add(Kind.COUNTER, name, help, labels);
    }

    /// Facts that are labels of a sample that is always 1.
    ///
    /// @param name with `_info` at its end
    public Family info(String name, String help, String... labels) {
        return add(Kind.INFO, name, help, labels);
    }

    /// Without `_total` and `_info`, as the formats count them.
    Set<String> names() {
        return families.keySet();
    }

    /// How many samples there was no room for.
    long leftOut() {
        return leftOut;
    }

    List<MetricSnapshot> snapshots() {
        return families.values().stream().map(Family::snapshot).toList();
    }

    /// Whether there is room for one more sample.
    boolean room() {
        return samples < MOST;
    }

    void added() {
        samples++;
    }

    void leaveOut() {
        leftOut++;
    }

    private Family add(Kind kind, String name, String help, String... labels) {
        var family = new Family(this, kind, name, help, List.of(labels));
        if (families.put(family.bareName(), family) != null) {
            throw new IllegalArgumentException(name + " is told twice");
        }
        return family;
    }
}
