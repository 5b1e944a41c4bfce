package boocontrol.simulator.entity;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/// One host: its release, models, machine and settings.
///
/// @param seed of everything that looks random
public record HostSpec(
        String name,
        Release release,
        List<ModelSpec> models,
        Routing routing,
        Machine machine,
        Settings settings,
        long seed) {

    public HostSpec {
        models = List.copyOf(models);
    }

    /// @param system `linux`, `windows` or `macos`
    /// @param sendBuffer socket send buffer in bytes; 0 leaves it to the system
    public record Machine(
            String system,
            int cores,
            int memoryMb,
            List<Gpu> gpus,
            ZoneOffset zone,
            int sendBuffer) {
        public Machine {
            gpus = List.copyOf(gpus);
        }
    }

    /// @param apiKeys keys it accepts; none is open
    /// @param history rows it keeps in memory
    /// @param captureMb MB of captures; 0 is off
    /// @param keepsRows rows are in a file and survive restarts (store releases)
    /// @param logsRequests it logs at INFO, so every request makes a line
    /// @param sampleEvery pause between performance samples; zero is off
    /// @param stopGrace how long a model's server may take to end before it is killed
    public record Settings(
            List<String> apiKeys,
            int history,
            int captureMb,
            boolean keepsRows,
            boolean logsRequests,
            Duration sampleEvery,
            Duration stopGrace) {
        public Settings {
            apiKeys = List.copyOf(apiKeys);
        }
    }

    /// A Linux host with one card and everything at llama-swap's defaults.
    public static HostSpec of(String name, Release release, ModelSpec... models) {
        return new HostSpec(
                name,
                release,
                List.of(models),
                Routing.DEFAULT,
                new Machine("linux", 8, 64_000, List.of(Gpu.rtx3090(0)), ZoneOffset.UTC, 0),
                new Settings(
                        List.of(),
                        1000,
                        5,
                        false,
                        true,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)),
                1);
    }

    public HostSpec with(Release other) {
        return new HostSpec(name, other, models, routing, machine, settings, seed);
    }

    public HostSpec with(List<ModelSpec> others) {
        return new HostSpec(name, release, others, routing, machine, settings, seed);
    }

    public HostSpec with(Machine other) {
        return new HostSpec(name, release, models, routing, other, settings, seed);
    }

    public HostSpec with(Settings other) {
        return new HostSpec(name, release, models, routing, machine, other, seed);
    }

    public HostSpec with(Routing other) {
        return new HostSpec(name, release, models, other, machine, settings, seed);
    }

    public HostSpec grouped(Routing.Group... others) {
        return with(routing.with(others));
    }

    public HostSpec seeded(long other) {
        return new HostSpec(name, release, models, routing, machine, settings, other);
    }

    public HostSpec withGpus(Gpu... cards) {
        var m = machine;
        return with(
                new Machine(m.system, m.cores, m.memoryMb, List.of(cards), m.zone, m.sendBuffer));
    }

    public HostSpec withSystem(String system, int cores, int memoryMb) {
        return with(
                new Machine(
                        system, cores, memoryMb, machine.gpus, machine.zone, machine.sendBuffer));
    }

    public HostSpec in(ZoneOffset zone) {
        var m = machine;
        return with(new Machine(m.system, m.cores, m.memoryMb, m.gpus, zone, m.sendBuffer));
    }

    public HostSpec withSendBuffer(int bytes) {
        var m = machine;
        return with(new Machine(m.system, m.cores, m.memoryMb, m.gpus, m.zone, bytes));
    }

    public HostSpec withKeys(String... keys) {
        var s = settings;
        return with(
                new Settings(
                        List.of(keys),
                        s.history,
                        s.captureMb,
                        s.keepsRows,
                        s.logsRequests,
                        s.sampleEvery,
                        s.stopGrace));
    }

    public HostSpec keeping(int rows, int captureMb, boolean inFile) {
        var s = settings;
        return with(
                new Settings(
                        s.apiKeys,
                        rows,
                        captureMb,
                        inFile,
                        s.logsRequests,
                        s.sampleEvery,
                        s.stopGrace));
    }

    /// Logs warnings only, so requests make no line.
    public HostSpec quiet() {
        var s = settings;
        return with(
                new Settings(
                        s.apiKeys,
                        s.history,
                        s.captureMb,
                        s.keepsRows,
                        false,
                        s.sampleEvery,
                        s.stopGrace));
    }

    public HostSpec timed(Duration sampleEvery, Duration stopGrace) {
        var s = settings;
        return with(
                new Settings(
                        s.apiKeys,
                        s.history,
                        s.captureMb,
                        s.keepsRows,
                        s.logsRequests,
                        sampleEvery,
                        stopGrace));
    }
}
