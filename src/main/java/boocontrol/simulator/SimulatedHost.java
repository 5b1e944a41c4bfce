package boocontrol.simulator;

import boocontrol.simulator.boundary.HostServer;
import boocontrol.simulator.control.Activity;
import boocontrol.simulator.control.Chance;
import boocontrol.simulator.control.Faults;
import boocontrol.simulator.control.Faults.Poison;
import boocontrol.simulator.control.Gate;
import boocontrol.simulator.control.HostClock;
import boocontrol.simulator.control.Ledger;
import boocontrol.simulator.control.LogFlood;
import boocontrol.simulator.control.ReadyRows;
import boocontrol.simulator.control.RealClock;
import boocontrol.simulator.control.SimClock;
import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.control.Tasks;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.LedgerRow;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A llama-swap host without a GPU: it listens on a loopback port, behaves as its release does, and
/// can be hurt in every way a real one can. Start one, use its `url()`, and compare what arrived
/// with its `ledger()`.
public final class SimulatedHost implements AutoCloseable {

    private final Gate gate = new Gate();
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final HostClock clock;
    private final Chance chance;
    private final HostServer server;
    private final LogFlood flood;
    private final Script script;
    private final Tasks tasks;
    private volatile HostSpec spec;
    private volatile SwapProcess process;
    private volatile boolean down;

    private SimulatedHost(HostSpec spec, SimClock time, int port) {
        this.spec = spec;
        this.clock = new HostClock(time, gate);
        this.chance = new Chance(spec.seed());
        this.tasks = new Tasks(spec.name());
        this.process = life(Optional.empty());
        this.server =
                new HostServer(
                        spec.name(),
                        port,
                        clock,
                        gate,
                        ledger,
                        spec.machine().sendBuffer(),
                        this::process);
        this.flood = new LogFlood(tasks);
        this.script = new Script(time, tasks);
    }

    /// On a free port, in real time.
    public static SimulatedHost start(HostSpec spec) {
        return start(spec, new RealClock(), 0);
    }

    /// @param port 0 takes a free one
    public static SimulatedHost start(HostSpec spec, SimClock time, int port) {
        var host = new SimulatedHost(spec, time, port);
        host.server.open();
        host.process.start(host.url());
        return host;
    }

    public String name() {
        return spec.name();
    }

    /// `http://127.0.0.1:PORT`
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    public HostSpec spec() {
        return spec;
    }

    public Release release() {
        return spec.release();
    }

    /// What really happened.
    public Ledger ledger() {
        return ledger;
    }

    /// All rows it ever finished.
    public List<LedgerRow> rows() {
        return ledger.rows();
    }

    /// What is wrong with it.
    public Faults faults() {
        return faults;
    }

    /// The state of each model, by its word on the wire.
    public Map<String, String> states() {
        return process.now().states();
    }

    /// Ids of what it serves now.
    public List<String> inflight() {
        return process.now().inflight().ids();
    }

    public boolean isUp() {
        return !down;
    }

    public boolean isAsleep() {
        return gate.isShut();
    }

    // --- lives ----------------------------------------------------------------------------------

    /// Ends in order and starts anew. What it serves is finished first, within the grace.
    public synchronized void restart() {
        uninterrupted(() -> {
            server.stopListening();
            process.stop(spec.settings().stopGrace());
            server.awaitQuiet();
        });
        kill();
        revive();
    }

    /// Ends as by kill -9: streams stop without an end, the port is closed.
    public synchronized void kill() {
        down = true;
        server.abort();
        process.abandon();
    }

    /// Starts again after `kill`.
    public synchronized void revive() {
        var kept = spec.settings().keepsRows() ? process.store() : Optional.<Activity>empty();
        process = life(kept);
        server.open();
        down = false;
        process.start(url());
    }

    /// Another release from now on, with the same models.
    public synchronized void upgrade(Release release) {
        kill();
        spec = spec.with(release);
        process = life(Optional.empty());
        server.open();
        down = false;
        process.start(url());
    }

    /// Reads its configuration again.
    public synchronized void reload() {
        reload(spec);
    }

    public synchronized void reload(List<ModelSpec> models) {
        reload(spec.with(models));
    }

    /// Its clients need one of these keys from now on; none is open.
    public synchronized void changeKeys(String... keys) {
        reload(spec.withKeys(keys));
    }

    private void reload(HostSpec changed) {
        spec = changed;
        uninterrupted(() -> process.reload(changed));
    }

    /// A configuration it cannot read.
    public void refuseReload() {
        process.refuseReload();
    }

    /// The machine sleeps: connections stay open and say nothing.
    public void sleep() {
        server.sleep();
    }

    public void wake() {
        server.wake();
    }

    /// Does these steps one after the other, while the host goes on.
    ///
    /// @param again from the start when it is through, until the next script
    public void play(List<Script.Step> steps, boolean again) {
        script.play(steps, again);
    }

    /// The server of a model dies.
    public boolean crash(String model) {
        return process.crash(model);
    }

    // --- clock ----------------------------------------------------------------------------------

    /// Its clock is so far ahead of the true time.
    public void clockOffset(Duration ahead) {
        clock.offset(ahead);
    }

    public void stepClock(Duration by) {
        clock.step(by);
    }

    // --- without HTTP ---------------------------------------------------------------------------

    /// Finishes requests as fast as readers that read can follow, spread over its models.
    public void finishRequests(int count) {
        for (var i = 0; i < count; i++) {
            process.breathe();
            finish(ReadyRows.row(process.now(), clock.now(), chance));
        }
    }

    /// Finishes one request whose row cannot be stored as it is.
    public void poison(Poison poison) {
        finish(poison.on(ReadyRows.row(process.now(), clock.now(), chance)));
    }

    private void finish(Row row) {
        process.now().record(row, Optional.empty());
    }

    /// Tells again what it serves, as after an overflow.
    public void retellInflight() {
        process.now().inflight().retell();
    }

    /// Tells its whole ring again, as no real host does.
    public void repeatRing() {
        process.now().repeatRing();
    }

    /// Log text at this rate until it is set to 0.
    public void flood(long bytesPerSecond) {
        flood.rate(bytesPerSecond, this::process);
    }

    /// One piece of log text of a model's server.
    public void say(String text) {
        process.log().upstream(firstModel(), text);
    }

    public Chance chance() {
        return chance;
    }

    SwapProcess process() {
        return process;
    }

    @Override
    public void close() {
        flood.rate(0, this::process);
        script.play(List.of(), false);
        kill();
        tasks.interruptAll();
    }

    private String firstModel() {
        return spec.models().isEmpty() ? "none" : spec.models().getFirst().id();
    }

    private SwapProcess life(Optional<Activity> kept) {
        var machine = new SwapProcess.Machine(clock, faults, ledger, chance, spec.name());
        return new SwapProcess(spec, machine, kept);
    }

    private void uninterrupted(Tasks.Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
