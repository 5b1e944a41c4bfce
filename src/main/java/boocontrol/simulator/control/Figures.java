package boocontrol.simulator.control;

import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;

/// What the gauges of a machine would show: they follow what is loaded and served, with inertia.
final class Figures {

    private static final int IDLE_MB = 4_200;

    private final HostSpec spec;
    private final Chance chance;
    private final Supplier<Configuration> configuration;
    private final double[] busy;
    private final double[] celsius;
    private final int[] vram;
    private double cpu = 3;
    private double load1 = 0.3;
    private double load5 = 0.3;
    private double load15 = 0.3;
    private long received = 918_273_645;
    private long sent = 123_456_789;

    Figures(HostSpec spec, Chance chance, Supplier<Configuration> configuration) {
        this.spec = spec;
        this.chance = chance;
        this.configuration = configuration;
        var cards = spec.machine().gpus().size();
        this.busy = new double[cards];
        this.celsius = new double[cards];
        this.vram = new int[cards];
        Arrays.fill(celsius, 34);
    }

    /// Lets the gauges follow what happens now.
    void move() {
        var serving = 0;
        Arrays.fill(vram, 0);
        var wanted = new double[busy.length];
        for (var process : configuration.get().router().all()) {
            serving += process.load();
            follow(process, wanted);
        }
        for (var i = 0; i < busy.length; i++) {
            busy[i] += (wanted[i] - busy[i]) * 0.8;
            celsius[i] += (34 + busy[i] * 0.4 - celsius[i]) * 0.25;
        }
        cpu += (3 + serving * 9 - cpu) * 0.6;
        load1 += (serving * 1.1 + 0.2 - load1) * 0.08;
        load5 += (load1 - load5) * 0.017;
        load15 += (load1 - load15) * 0.006;
        received += 20_000 + serving * 40_000L;
        sent += 30_000 + serving * 160_000L;
    }

    private void follow(ModelProcess process, double[] wanted) {
        for (var gpu = 0; gpu < wanted.length; gpu++) {
            var place = process.spec.place().gpu();
            if ((place == gpu || place == ModelSpec.EVERY_GPU) && !process.is(ModelState.STOPPED)) {
                follow(process, gpu, wanted);
            }
        }
    }

    private void follow(ModelProcess process, int gpu, double[] wanted) {
        var part = process.is(ModelState.STARTING) ? chance.between(0.2, 0.9) : 1;
        vram[gpu] += (int) (process.spec.place().vramMb() * part);
        if (process.load() > 0) {
            wanted[gpu] = Math.min(99, wanted[gpu] + 70 + 8 * process.load());
        }
    }

    Sample.Sys machine(Instant at) {
        var machine = spec.machine();
        var cores = new float[machine.cores()];
        for (var i = 0; i < cores.length; i++) {
            cores[i] = (float) Math.clamp(cpu * chance.between(0.3, 1.9), 0, 100);
        }
        var windows = machine.system().equals("windows");
        var models = Arrays.stream(vram).sum() / 12;
        return new Sample.Sys(
                at,
                cores,
                machine.memoryMb(),
                Math.min(machine.memoryMb(), IDLE_MB + models + chance.below(40)),
                windows ? 0 : 8_191,
                windows ? 0 : 12,
                windows ? 0 : cents(load1),
                windows ? 0 : cents(load5),
                windows ? 0 : cents(load15),
                received,
                sent);
    }

    Sample.Card card(Instant at, int index, Gpu gpu, boolean blank) {
        if (blank) {
            return new Sample.Card(at, index, gpu, 0, 0, 0, 0, 0, 0);
        }
        var used = Math.min(gpu.memoryMb(), 12 + vram[index]);
        var percent = (int) Math.clamp(busy[index] + chance.between(-2, 2), 0, 100);
        var watts = gpu.watts() * (0.06 + 0.0078 * percent) + chance.between(-3, 3);
        var fan = (int) Math.clamp((celsius[index] - 40) * 2.2, 0, 100);
        return new Sample.Card(
                at,
                index,
                gpu,
                (int) celsius[index],
                percent,
                used,
                gpu.memoryMb(),
                fan,
                cents(watts));
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
