package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.GpuSample;
import boocontrol.llamaswap.entity.Performance;
import boocontrol.llamaswap.entity.SysSample;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Makes samples of the answers of `/api/performance`. llama-swap writes 0 for what a tool does not
/// tell, so a zero is believed only where it can be one:
///
/// | field                     | its zero means                                                     |
/// |---------------------------|--------------------------------------------------------------------|
/// | core, network             | zero                                                               |
/// | memory total, used        | unknown; free is zero where the total is known                     |
/// | swap total                | unknown, and used with it: none, or Windows, which tells none      |
/// | load                      | unknown when all three are 0 and there is no swap, as on Windows   |
/// | temperature, power, fan   | unknown: no card at work is at 0 °C or draws 0 W; a fan that       |
/// |                           | stands still cannot be told from one that is not read              |
/// | memory of a card          | unknown when the total is 0; else zero                             |
/// | work of a card            | unknown when neither temperature, power nor memory is told         |
///
/// Anything below zero is unknown too. A sample with a field of another type is left out.
final class PerformanceReader {

    /// A machine with more of either is a mistake or an attack.
    private static final int MOST_CORES = 4_096;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UUID = 100;

    /// Of the reasons; more say nothing new.
    private static final int REASONS = 20;

    private static final Set<String> LOOPBACK = Set.of("lo", "lo0");

    private final JsonTexts texts;

    PerformanceReader(JsonTexts texts) {
        this.texts = texts;
    }

    Performance samples(String body) throws Malformed {
        var fields = object(body);
        if (fields.has("enabled") && !fields.flag("enabled")) {
            return new Performance.Disabled();
        }
        if (!fields.names().contains("sys_stats") && !fields.names().contains("gpu_stats")) {
            throw new Malformed("its answer has no samples");
        }
        var broken = new ArrayList<String>();
        var sys = read(fields.list("sys_stats"), PerformanceReader::sys, broken);
        var gpus = read(fields.list("gpu_stats"), PerformanceReader::gpu, broken);
        return new Performance.Samples(sys, gpus, broken);
    }

    /// Whether a refusal with status 503 says that the monitor is off. Old releases say so in a
    /// sentence, as JSON or as text.
    boolean disabled(String body) {
        if (body.contains("performance monitor not available")) {
            return true;
        }
        try {
            var fields = object(body);
            return fields.has("enabled") && !fields.flag("enabled");
        } catch (Malformed _) {
            return false;
        }
    }

    private Fields object(String body) throws Malformed {
        return Fields.of(texts.value(body, "its answer"), "its answer");
    }

    private interface Reading<T> {
        T of(Fields fields) throws Malformed;
    }

    private static <T> List<T> read(
            List<JsonValue> values, Reading<T> reading, List<String> broken) {
        var samples = new ArrayList<T>();
        for (var value : values) {
            try {
                samples.add(reading.of(Fields.of(value, "a sample")));
            } catch (Malformed e) {
                if (broken.size() < REASONS) {
                    broken.add(e.reason());
                }
            }
        }
        return samples;
    }

    private static SysSample sys(Fields fields) throws Malformed {
        var total = positive(fields.count("mem_total_mb"));
        var swap = positive(fields.count("swap_total_mb"));
        var loads =
                new OptionalDouble[] {
                    fields.measure("load_avg_1"),
                    fields.measure("load_avg_5"),
                    fields.measure("load_avg_15")
                };
        var told = swap.isPresent() || anyPositive(loads);
        var nets = nets(fields);
        return new SysSample(
                fields.instant("timestamp"),
                cores(fields),
                total,
                positive(fields.count("mem_used_mb")),
                onlyIf(total.isPresent(), fields.count("mem_free_mb")),
                swap,
                onlyIf(swap.isPresent(), fields.count("swap_used_mb")),
                onlyIf(told, loads[0]),
                onlyIf(told, loads[1]),
                onlyIf(told, loads[2]),
                sum(nets, "bytes_recv"),
                sum(nets, "bytes_sent"));
    }

    private static GpuSample gpu(Fields fields) throws Malformed {
        var temp = positive(fields.measure("temp_c"));
        var power = positive(fields.measure("power_draw_w"));
        var total = positive(fields.count("mem_total_mb"));
        var told = temp.isPresent() || power.isPresent() || total.isPresent();
        return new GpuSample(
                fields.instant("timestamp"),
                index(fields.smallCount("id")),
                Texts.start(Texts.shown(fields.optionalText("name").orElse("")), LONGEST_NAME),
                Texts.stored(fields.optionalText("uuid").orElse(""), LONGEST_UUID),
                temp,
                positive(fields.measure("vram_temp_c")),
                onlyIf(told, fields.measure("gpu_util_pct")),
                onlyIf(total.isPresent(), fields.measure("mem_util_pct")),
                onlyIf(total.isPresent(), fields.count("mem_used_mb")),
                total,
                positive(fields.measure("fan_speed_pct")),
                power);
    }

    private static int index(OptionalInt told) throws Malformed {
        if (told.isEmpty()) {
            throw new Malformed("id is missing");
        }
        return told.getAsInt();
    }

    private static List<Double> cores(Fields fields) throws Malformed {
        var values = fields.list("cpu_util_per_core");
        if (values.size() > MOST_CORES) {
            throw new Malformed("cpu_util_per_core is too long");
        }
        var cores = new ArrayList<Double>();
        for (var value : values) {
            if (!(value instanceof JsonNumber number)) {
                throw new Malformed("cpu_util_per_core is not a list of numbers");
            }
            var percent = number.doubleValue();
            if (percent >= 0 && Double.isFinite(percent)) {
                cores.add(percent);
            }
        }
        return cores;
    }

    private static List<Fields> nets(Fields fields) throws Malformed {
        var nets = new ArrayList<Fields>();
        for (var value : fields.list("net_io")) {
            var net = Fields.of(value, "net_io");
            var name = net.optionalText("name").orElse("");
            if (!LOOPBACK.contains(name) && !name.startsWith("Loopback")) {
                nets.add(net);
            }
        }
        return nets;
    }

    private static OptionalLong sum(List<Fields> nets, String name) throws Malformed {
        var sum = OptionalLong.empty();
        for (var net : nets) {
            var bytes = net.count(name);
            if (bytes.isPresent()) {
                sum = OptionalLong.of(saturated(sum.orElse(0), bytes.getAsLong()));
            }
        }
        return sum;
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static boolean anyPositive(OptionalDouble... values) {
        return Arrays.stream(values).anyMatch(value -> value.orElse(0) > 0);
    }

    private static OptionalLong positive(OptionalLong value) {
        return value.orElse(0) > 0 ? value : OptionalLong.empty();
    }

    private static OptionalDouble positive(OptionalDouble value) {
        return value.orElse(0) > 0 ? value : OptionalDouble.empty();
    }

    private static OptionalLong onlyIf(boolean known, OptionalLong value) {
        return known ? value : OptionalLong.empty();
    }

    private static OptionalDouble onlyIf(boolean known, OptionalDouble value) {
        return known ? value : OptionalDouble.empty();
    }
}
