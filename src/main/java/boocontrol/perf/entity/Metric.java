package boocontrol.perf.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is measured; the word is the column, the parameter and the field, and its end is the unit:
/// `pct` percent, `mb` MiB, `c` degrees Celsius, `w` watts, `s` per second.
public enum Metric {
    /// Mean of the logical cores.
    CPU_PCT,
    /// The busiest logical core.
    CPU_MAX_PCT,
    LOAD_1,
    LOAD_5,
    LOAD_15,
    MEM_USED_MB,
    MEM_TOTAL_MB,
    MEM_FREE_MB,
    SWAP_USED_MB,
    SWAP_TOTAL_MB,
    /// Bytes per second since the sample before.
    NET_RECV_BYTES_S,
    NET_SENT_BYTES_S,
    /// Of a card, as all below.
    UTIL_PCT,
    MEM_UTIL_PCT,
    TEMP_C,
    VRAM_TEMP_C,
    FAN_PCT,
    POWER_W;

    private static final Map<String, Metric> BY_WORD =
            Arrays.stream(values())
                    .collect(
                            Collectors.toMap(
                                    Metric::word, metric -> metric, (a, _) -> a, TreeMap::new));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException with the words there are
    public static Metric of(String word) {
        var metric = BY_WORD.get(word);
        if (metric == null) {
            throw new IllegalArgumentException("must be of " + String.join(", ", BY_WORD.keySet()));
        }
        return metric;
    }
}
