package boocontrol.simulator.control;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// One life of a simulated llama-swap: from its start until it ends or is killed.
public final class SwapProcess {

    private static final Duration LATE_STATUS = Duration.ofSeconds(3);

    private final AtomicReference<Configuration> current = new AtomicReference<>();
    private final Machine machine;
    private final EventBus bus;
    private final HostLog log;
    private final Performance performance;
    private final Optional<Activity> store;
    private final Instant started;
    private final Tasks tasks;
    private final Release release;

    /// What outlives a process: the machine it runs on.
    public record Machine(
            HostClock clock, Faults faults, Ledger ledger, Chance chance, String name) {}

    /// @param kept rows of a store in a file, from an earlier life
    public SwapProcess(HostSpec spec, Machine machine, Optional<Activity> kept) {
        this.machine = machine;
        this.release = spec.release();
        this.tasks = new Tasks(machine.name());
        this.bus = new EventBus(release.messageBuffer(), machine.ledger());
        this.log = new HostLog(bus, release, spec.settings().logsRequests(), machine.ledger());
        this.store =
                release.ring() ? Optional.empty() : Optional.of(kept.orElseGet(() -> store(spec)));
        this.started = machine.clock().now();
        this.current.set(configuration(spec));
        this.performance =
                new Performance(
                        spec, machine.clock(), machine.faults(), machine.chance(), this::now);
    }

    /// Begins to work; `url` is where it listens.
    public void start(String url) {
        if (!release.legacy()) {
            if (now().spec().machine().gpus().isEmpty()) {
                log.info("GPU monitoring not available: no GPU monitoring tool available");
            }
            log.info("watching configuration for changes (poll-based, 2s interval)");
            log.info("llama-swap listening on " + url);
        }
        tasks.start("samples", performance::run);
    }

    /// The configuration that is in force.
    public Configuration now() {
        return current.get();
    }

    public Release release() {
        return release;
    }

    public HostLog log() {
        return log;
    }

    public Performance performance() {
        return performance;
    }

    public HostClock clock() {
        return machine.clock();
    }

    public Faults faults() {
        return machine.faults();
    }

    public Ledger ledger() {
        return machine.ledger();
    }

    public Tasks tasks() {
        return tasks;
    }

    public Instant started() {
        return started;
    }

    /// Rows that a file keeps for the next life.
    public Optional<Activity> store() {
        return store;
    }

    /// Opens an event stream with its first messages.
    public EventStream subscribe() {
        var stream = bus.open();
        initial().forEach(frame -> bus.sent(stream, frame));
        return stream;
    }

    public void unsubscribe(EventStream stream) {
        bus.close(stream);
        log.clientGone();
    }

    /// Lets readers that read catch up; those that do not are not waited for.
    public void breathe() {
        for (var round = 0; round < 20 && bus.isHalfFull(); round++) {
            LockSupport.parkNanos(500_000);
        }
    }

    private List<Frame> initial() {
        var configuration = now();
        var frames = new ArrayList<Frame>();
        frames.add(HostLog.frame(true, log.history(true)));
        frames.add(HostLog.frame(false, log.history(false)));
        frames.add(statusFrame());
        if (release.ring()) {
            frames.add(Frame.of("metrics", RowTexts.ring(configuration)));
        }
        if (release.from(240)) {
            frames.add(
                    Frame.of(
                            "uiConfig",
                            "{\"activity\":{\"session_id\":[\"X-Session-ID\","
                                    + "\"X-Litellm-Session-Id\"]}}"));
        }
        if (release.from(241)) {
            frames.add(profileFrame());
        }
        configuration
                .inflight()
                .initial()
                .ifPresent(json -> frames.add(Frame.of("inflight", json)));
        return frames;
    }

    /// A new configuration takes over: event streams end, captures and in-flight ids start anew, in
    /// ring releases rows too. What the old one still serves is cut off after the grace.
    public void reload(HostSpec spec) throws InterruptedException {
        log.info("reloading configuration");
        var old = now();
        if (release.legacy()) {
            old.router().close(grace(spec));
            replace(spec);
        } else {
            replace(spec);
            tasks.start(
                    "reload",
                    () -> {
                        old.router().close(grace(spec).multipliedBy(3));
                        log.info("configuration reloaded");
                        machine.clock().sleep(LATE_STATUS);
                        bus.publish(statusFrame());
                    });
        }
    }

    private void replace(HostSpec spec) {
        current.set(configuration(spec.with(release)));
        bus.closeAll();
    }

    /// A configuration that cannot be read changes nothing.
    public void refuseReload() {
        log.info("reloading configuration");
        log.warn("failed to reload config: failed to parse config config.yaml: yaml: line 1");
    }

    /// Ends in order: up to v217 the models first, later the event streams.
    public void stop(Duration grace) throws InterruptedException {
        if (release.legacy()) {
            now().router().close(grace);
            bus.closeAll();
        } else {
            bus.closeAll();
            var end = machine.clock().nanos() + grace.toNanos();
            var never = new Signal();
            while (now().inflight().count() > 0 && machine.clock().nanos() < end) {
                machine.clock().await(never, Duration.ofMillis(20));
            }
            now().router().close(Duration.ZERO);
        }
        abandon();
    }

    /// Nothing works any more.
    public void abandon() {
        bus.closeAll();
        tasks.interruptAll();
    }

    /// The server of a model is killed.
    public boolean crash(String model) {
        var process = now().resolve(model);
        process.ifPresent(one -> {
            tellCrash(one.spec.id());
            now().router().died(one);
        });
        return process.isPresent();
    }

    private void tellCrash(String id) {
        if (release.legacy()) {
            log.warn("<" + id + "> ExitError >> signal: killed, exit code: -1");
            log.info("<" + id + "> process exited but not StateStopping, current state: ready");
        } else if (release.from(246)) {
            log.warn("<" + id + "> upstream process exited unexpectedly");
        } else {
            log.warn("group: running " + id + " exited: [" + id + "] upstream exited unexpectedly");
        }
    }

    private Configuration configuration(HostSpec spec) {
        var activity =
                store.orElseGet(
                        () -> new Activity(machine.ledger(), true, spec.settings().history()));
        var parts =
                new Router.Parts(
                        release,
                        machine.clock(),
                        tasks,
                        log,
                        machine.faults(),
                        () -> bus.publish(statusFrame()),
                        this::crash);
        return new Configuration(spec, activity, bus, parts, machine.chance());
    }

    private Activity store(HostSpec spec) {
        var settings = spec.settings();
        return new Activity(
                machine.ledger(),
                false,
                settings.keepsRows() ? 0 : Math.max(1, settings.history()));
    }

    /// Made when it is sent: states that changed meanwhile are told, and quick ones may be missed.
    private Frame statusFrame() {
        return new Frame("modelStatus", () -> new ModelTexts(now()).status());
    }

    /// Puts a profile in force and tells it; empty ends it.
    ///
    /// @return false if there is no such profile
    public boolean activate(String profile) {
        if (!now().targets().activate(profile)) {
            return false;
        }
        log.info("active profile changed to \"" + profile + "\"");
        bus.publish(profileFrame());
        bus.publish(statusFrame());
        return true;
    }

    private Frame profileFrame() {
        return Frame.of("profileChanged", "{\"active\":" + ProfileTexts.active(now()) + "}");
    }

    private static Duration grace(HostSpec spec) {
        return spec.settings().stopGrace();
    }
}
