package boocontrol.perf.entity;

import boocontrol.llamaswap.entity.GpuSample;
import boocontrol.llamaswap.entity.Performance.Samples;
import boocontrol.llamaswap.entity.SysSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// One answer of a host as samples of streams.
///
/// @param samples in the order of the host's rings
/// @param cards what the host calls them
/// @param foreign samples of more cards than any host has: they are left out
public record Told(List<PerfSample> samples, Map<StreamName, Card> cards, int foreign) {

    /// Streams of one host; a host that invents new cards all the time fills nothing.
    static final int MOST_CARDS = 64;

    /// Two samples further apart tell nothing about the rate between them.
    private static final Duration FAR = Duration.ofMinutes(10);

    /// @param index the host's number of it
    public record Card(int index, String name) {}

    public Told {
        samples = List.copyOf(samples);
        cards = Map.copyOf(cards);
    }

    public static Told of(Samples told) {
        var samples = new ArrayList<PerfSample>();
        Optional<SysSample> before = Optional.empty();
        for (var sample : told.sys()) {
            samples.add(sys(sample, before));
            before = Optional.of(sample);
        }
        var cards = new TreeMap<StreamName, Card>();
        var foreign = 0;
        for (var sample : told.gpus()) {
            var stream = StreamName.of(sample);
            if (cards.containsKey(stream) || cards.size() < MOST_CARDS) {
                cards.put(stream, new Card(sample.index(), sample.name()));
                samples.add(gpu(stream, sample));
            } else {
                foreign++;
            }
        }
        return new Told(samples, cards, foreign);
    }

    private static PerfSample sys(SysSample told, Optional<SysSample> before) {
        var values = new EnumMap<Metric, Double>(Metric.class);
        var cores = told.cores().stream().mapToDouble(Double::doubleValue).toArray();
        put(values, Metric.CPU_PCT, DoubleStream.of(cores).average());
        put(values, Metric.CPU_MAX_PCT, DoubleStream.of(cores).max());
        put(values, Metric.LOAD_1, told.load1());
        put(values, Metric.LOAD_5, told.load5());
        put(values, Metric.LOAD_15, told.load15());
        put(values, Metric.MEM_USED_MB, told.memUsedMb());
        put(values, Metric.MEM_TOTAL_MB, told.memTotalMb());
        put(values, Metric.MEM_FREE_MB, told.memFreeMb());
        put(values, Metric.SWAP_USED_MB, told.swapUsedMb());
        put(values, Metric.SWAP_TOTAL_MB, told.swapTotalMb());
        before.ifPresent(earlier -> {
            var between = Duration.between(earlier.at(), told.at());
            put(
                    values,
                    Metric.NET_RECV_BYTES_S,
                    rate(earlier.received(), told.received(), between));
            put(values, Metric.NET_SENT_BYTES_S, rate(earlier.sent(), told.sent(), between));
        });
        return new PerfSample(StreamName.SYS, told.at(), values);
    }

    private static PerfSample gpu(StreamName stream, GpuSample told) {
        var values = new EnumMap<Metric, Double>(Metric.class);
        put(values, Metric.UTIL_PCT, told.utilPct());
        put(values, Metric.MEM_UTIL_PCT, told.memUtilPct());
        put(values, Metric.MEM_USED_MB, told.memUsedMb());
        put(values, Metric.MEM_TOTAL_MB, told.memTotalMb());
        put(values, Metric.TEMP_C, told.tempC());
        put(values, Metric.VRAM_TEMP_C, told.vramTempC());
        put(values, Metric.FAN_PCT, told.fanPct());
        put(values, Metric.POWER_W, told.powerW());
        return new PerfSample(stream, told.at(), values);
    }

    /// Unknown when the counter or the clock went back, as after a start of the machine.
    private static OptionalDouble rate(OptionalLong from, OptionalLong to, Duration between) {
        if (from.isEmpty()
                || to.isEmpty()
                || to.getAsLong() < from.getAsLong()
                || !between.isPositive()
                || between.compareTo(FAR) > 0) {
            return OptionalDouble.empty();
        }
        var bytes = to.getAsLong() - from.getAsLong();
        return OptionalDouble.of(bytes * 1e9 / between.toNanos());
    }

    private static void put(Map<Metric, Double> values, Metric metric, OptionalDouble value) {
        value.ifPresent(known -> values.put(metric, known));
    }

    private static void put(Map<Metric, Double> values, Metric metric, OptionalLong value) {
        value.ifPresent(known -> values.put(metric, (double) known));
    }
}
