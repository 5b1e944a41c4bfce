package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Prometheus;
import boocontrol.simulator.entity.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// One hour of samples of a host process: one line for the machine, and one for each card, which
/// share a ring of the same size, so with more cards it reaches back less.
public final class Performance {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Deque<Sample.Sys> machine = new ArrayDeque<>();
    private final Deque<Sample.Card> cards = new ArrayDeque<>();
    private final HostSpec spec;
    private final HostClock clock;
    private final Faults faults;
    private final Figures figures;
    private final int size;

    Performance(
            HostSpec spec,
            HostClock clock,
            Faults faults,
            Chance chance,
            Supplier<Configuration> configuration) {
        this.spec = spec;
        this.clock = clock;
        this.faults = faults;
        this.figures = new Figures(spec, chance, configuration);
        var every = spec.settings().sampleEvery();
        this.size = every.isZero() ? 0 : (int) Math.max(1, KEPT.dividedBy(every));
    }

    public boolean enabled() {
        return size > 0;
    }

    void run() throws InterruptedException {
        while (enabled()) {
            clock.sleep(spec.settings().sampleEvery());
            sample();
        }
    }

    private synchronized void sample() {
        figures.move();
        var now = clock.now();
        keep(machine, figures.machine(now));
        if (faults.frozenGpu()) {
            return;
        }
        var index = 0;
        for (Gpu gpu : spec.machine().gpus()) {
            var at = now.plusNanos(180_000L + 52_345L * index);
            keep(cards, figures.card(at, index++, gpu, faults.blankGpu()));
        }
    }

    private <T> void keep(Deque<T> ring, T sample) {
        ring.add(sample);
        if (ring.size() > size) {
            ring.removeFirst();
        }
    }

    /// The fields of the answer, without the braces.
    public synchronized String all() {
        return "\"gpu_stats\":" + list(cards, "null") + ",\"sys_stats\":" + list(machine, "null");
    }

    public synchronized String after(Instant after) {
        var newCards = cards.stream().filter(s -> s.at().isAfter(after)).toList();
        var newer = machine.stream().filter(s -> s.at().isAfter(after)).toList();
        return "\"gpu_stats\":" + list(newCards, "[]") + ",\"sys_stats\":" + list(newer, "[]");
    }

    /// The newest samples in Prometheus' text form; empty before the first.
    public synchronized String prometheus() {
        if (machine.isEmpty()) {
            return "";
        }
        var latest = new ArrayList<Sample.Card>(cards);
        var count = Math.min(latest.size(), spec.machine().gpus().size());
        return Prometheus.text(
                machine.getLast(), latest.subList(latest.size() - count, latest.size()));
    }

    private String list(Iterable<? extends Sample> samples, String whenEmpty) {
        List<String> json = new ArrayList<>();
        Function<Instant, String> time = at -> GoText.nanos(at, spec.machine().zone());
        samples.forEach(sample -> json.add(sample.json(time.apply(sample.at()))));
        return json.isEmpty() ? whenEmpty : GoJson.array(json);
    }
}
