package boocontrol.platform.metrics;

import boocontrol.testing.metrics.MetricsText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a part tells, as a scraper reads it.
public final class Told {

    private Told() {}

    public static MetricsText by(MetricsPart part) {
        var bytes = new Exposition(List.of(part), () -> 0).in(Format.PROMETHEUS).orElseThrow();
        return MetricsText.parse(new String(bytes, StandardCharsets.UTF_8));
    }
}
