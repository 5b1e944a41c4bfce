package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// `/api/metrics/stats`: totals and histograms of rates over all rows.
public final class Stats {

    private Stats() {}

    /// @param model empty is all
    public static String text(Configuration configuration, String model) {
        var rows =
                configuration.activity().all().stream()
                        .filter(row -> model.isEmpty() || row.model().equals(model))
                        .toList();
        return GoJson.object()
                        .put("total_requests", rows.size())
                        .put("total_input_tokens", sum(rows, row -> row.tokens().input()))
                        .put("total_output_tokens", sum(rows, row -> row.tokens().output()))
                        .put("total_cache_tokens", sum(rows, row -> row.tokens().cache()))
                        .raw("prompt_histogram", histogram(rows, r -> r.tokens().promptPerSecond()))
                        .raw("gen_histogram", histogram(rows, r -> r.tokens().perSecond()))
                        .end()
                + "\n";
    }

    private static long sum(List<Row> rows, ToDoubleFunction<Row> value) {
        return (long) rows.stream().mapToDouble(value).filter(v -> v > 0).sum();
    }

    private static String histogram(List<Row> rows, ToDoubleFunction<Row> rate) {
        var values = rows.stream().mapToDouble(rate).filter(v -> v > 0).sorted().toArray();
        if (values.length == 0) {
            return "null";
        }
        var low = values[0];
        var high = values[values.length - 1];
        var bins =
                new int
                        [Math.clamp(
                                (int) Math.ceil(Math.log(values.length) / Math.log(2)) + 1, 1, 30)];
        var size = (high - low) / bins.length;
        for (var value : values) {
            bins[size == 0 ? 0 : (int) Math.min(bins.length - 1, (value - low) / size)]++;
        }
        return GoJson.object()
                .raw(
                        "bins",
                        Arrays.stream(bins)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",", "[", "]")))
                .put("min", low)
                .put("max", high)
                .put("binSize", size)
                .put("p50", quantile(values, 0.5))
                .put("p95", quantile(values, 0.95))
                .put("p99", quantile(values, 0.99))
                .end();
    }

    private static double quantile(double[] sorted, double q) {
        var at = q * (sorted.length - 1);
        var low = (int) Math.floor(at);
        var high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
    }
}
