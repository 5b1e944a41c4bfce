package boocontrol.platform.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// How the metrics are written down.
enum Format {
    PROMETHEUS(PrometheusTextFormatWriter.create()),
    OPEN_METRICS(OpenMetricsTextFormatWriter.create());

    private final ExpositionFormatWriter writer;

    Format(ExpositionFormatWriter writer) {
        this.writer = writer;
    }

    /// OpenMetrics for whoever names it, else the text every scraper reads.
    static Format wanted(Optional<String> accept) {
        return accept.filter(OPEN_METRICS.writer::accepts).isPresent() ? OPEN_METRICS : PROMETHEUS;
    }

    String contentType() {
        return writer.getContentType();
    }

    byte[] bytes(MetricSnapshots metrics) {
        var bytes = new ByteArrayOutputStream();
        try {
            // Names of ours need no escape in any scheme.
            writer.write(bytes, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
