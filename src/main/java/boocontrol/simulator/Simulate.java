package boocontrol.simulator;

import boocontrol.simulator.boundary.AdminServer;
import boocontrol.simulator.control.RealClock;
import boocontrol.simulator.control.Signal;
import boocontrol.simulator.control.SimClock;
import boocontrol.simulator.control.Tasks;
import boocontrol.simulator.control.Visitors;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The simulator as a program.
public final class Simulate {

    private final Options options;
    private final SimClock clock = new RealClock();
    private final Tasks tasks = new Tasks("simulator");
    private final List<SimulatedHost> hosts = new ArrayList<>();

    private Simulate(Options options) {
        this.options = options;
    }

    public static void main(String... words) {
        if (List.of(words).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            new Simulate(Options.of(words)).run();
        } catch (Options.Wrong e) {
            fail(2, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            fail(1, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            fail(1, "cannot write the providers file: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(int status, String message) {
        System.err.println("simulate: " + message);
        System.exit(status);
    }

    private void run() throws IOException, InterruptedException {
        var specs = options.demo() ? Demo.hosts(options.seed()) : equal();
        for (var spec : specs) {
            var port = options.portBase() == 0 ? 0 : options.portBase() + hosts.size();
            hosts.add(SimulatedHost.start(spec, clock, port));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hosts.forEach(SimulatedHost::close)));
        var admin = options.adminPort().map(port -> AdminServer.open(port, new Admin(hosts)));
        if (options.providers().isPresent()) {
            ProvidersFile.write(options.providers().get(), hosts);
        }
        announce(admin);
        bringVisitors();
        waitForParent();
    }

    private List<HostSpec> equal() {
        var specs = new ArrayList<HostSpec>();
        for (var i = 0; i < options.hosts(); i++) {
            var release = options.releases().get(i % options.releases().size());
            specs.add(
                    HostSpec.of(
                                    "sim-%03d".formatted(i + 1),
                                    release,
                                    ModelSpec.chat("chat-8b").withTtl(Duration.ofSeconds(120)),
                                    ModelSpec.chat("chat-14b").withRate(700, 35),
                                    ModelSpec.embedding("embed"))
                            .seeded(options.seed() + i));
        }
        return specs;
    }

    private void announce(Optional<AdminServer> admin) {
        if (hosts.size() <= 20) {
            hosts.forEach(host ->
                    System.out.printf(
                            "simulate: %s is llama-swap %s at %s%n",
                            host.name(), host.release(), host.url()));
        }
        admin.ifPresent(
                door -> System.out.println("simulate: admin at http://127.0.0.1:" + door.port()));
        System.out.println("simulate: " + hosts.size() + " hosts are up; Ctrl-C ends them");
    }

    private void bringVisitors() {
        if (options.rate() == 0) {
            return;
        }
        for (var host : hosts) {
            new Visitors(
                            host.port(),
                            host.spec().models(),
                            host.spec().seed() * 31,
                            tasks,
                            clock,
                            options.rate())
                    .arrive();
        }
        hosts.stream()
                .filter(host -> options.demo() && host.name().equals(Demo.sleeper()))
                .forEach(host -> tasks.start("naps", () -> nap(host)));
    }

    /// A machine that its owner sends to sleep.
    private void nap(SimulatedHost host) throws InterruptedException {
        var never = new Signal();
        while (true) {
            clock.await(never, Duration.ofSeconds(200 + host.chance().below(150)));
            host.sleep();
            clock.await(never, Duration.ofSeconds(45 + host.chance().below(60)));
            host.wake();
        }
    }

    private void waitForParent() throws InterruptedException {
        if (options.parent() == 0) {
            new Signal().await();
            return;
        }
        var never = new Signal();
        while (ProcessHandle.of(options.parent()).map(ProcessHandle::isAlive).orElse(false)) {
            clock.await(never, Duration.ofMillis(500));
        }
        System.exit(0);
    }
}
