package boocontrol.simulator.entity;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/// One line of a host's performance history.
public sealed interface Sample {

    Instant at();

    /// @param time the sample's time as it is written
    String json(String time);

    /// The machine: percent, MiB, bytes since boot.
    record Sys(
            Instant at,
            float[] cores,
            int memoryMb,
            int usedMb,
            int swapMb,
            int swapUsedMb,
            double load1,
            double load5,
            double load15,
            long received,
            long sent)
            implements Sample {

        @Override
        public String json(String time) {
            var network =
                    GoJson.object()
                            .put("name", "eth0")
                            .put("bytes_recv", received)
                            .put("bytes_sent", sent)
                            .end();
            return GoJson.object()
                    .put("timestamp", time)
                    .raw("cpu_util_per_core", numbers(cores))
                    .put("mem_total_mb", memoryMb)
                    .put("mem_used_mb", usedMb)
                    .put("mem_free_mb", memoryMb - usedMb)
                    .put("swap_total_mb", swapMb)
                    .put("swap_used_mb", swapUsedMb)
                    .put("load_avg_1", load1)
                    .put("load_avg_5", load5)
                    .put("load_avg_15", load15)
                    .raw("net_io", "[" + network + "]")
                    .end();
        }

        private static String numbers(float[] values) {
            var text = new double[values.length];
            Arrays.setAll(text, i -> Math.round(values[i] * 10) / 10.0);
            return Arrays.stream(text)
                    .mapToObj(GoJson::number)
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// One card: degrees Celsius, percent, MiB, W.
    record Card(
            Instant at,
            int index,
            Gpu gpu,
            int celsius,
            int busy,
            int usedMb,
            int totalMb,
            int fan,
            double watts)
            implements Sample {

        public double memoryPercent() {
            return totalMb == 0 ? 0 : usedMb * 100.0 / totalMb;
        }

        @Override
        public String json(String time) {
            return GoJson.object()
                    .put("timestamp", time)
                    .put("id", index)
                    .put("name", gpu.name())
                    .put("uuid", gpu.uuid())
                    .put("temp_c", celsius)
                    .put("vram_temp_c", 0)
                    .put("gpu_util_pct", busy)
                    .put("mem_util_pct", memoryPercent())
                    .put("mem_used_mb", usedMb)
                    .put("mem_total_mb", totalMb)
                    .put("fan_speed_pct", fan)
                    .put("power_draw_w", watts)
                    .end();
        }
    }
}
