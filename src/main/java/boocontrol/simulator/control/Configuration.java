package boocontrol.simulator.control;

import boocontrol.simulator.entity.Capture;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// A host between two loads of its configuration: its models, what they serve, its captures, and in
/// ring releases its rows.
public final class Configuration {

    private final HostSpec spec;
    private final EventBus bus;
    private final Faults faults;
    private final Router router;
    private final Targets targets;
    private final Inflight inflight;
    private final Activity activity;
    private final Captures captures;
    private final Dispatch dispatch;
    private final AtomicReference<Optional<Frame>> held = new AtomicReference<>(Optional.empty());

    Configuration(
            HostSpec spec, Activity activity, EventBus bus, Router.Parts parts, Chance chance) {
        this.spec = spec;
        this.bus = bus;
        this.faults = parts.faults();
        this.activity = activity;
        this.router = new Router(spec.models(), spec.routing().groups(), parts);
        this.targets = new Targets(spec.routing(), router, spec.release());
        this.inflight = new Inflight(bus, parts.clock(), spec.release(), spec.machine().zone());
        this.captures = new Captures(spec.settings().captureMb());
        this.dispatch = new Dispatch(this, parts, chance);
        spec.models().forEach(model -> parts.log().knows(model.id()));
    }

    public HostSpec spec() {
        return spec;
    }

    public Inflight inflight() {
        return inflight;
    }

    public Activity activity() {
        return activity;
    }

    public Captures captures() {
        return captures;
    }

    /// Takes a request to its model; returns when its answer is out.
    public void serve(ModelCall call, CallContext context, Sink sink) throws InterruptedException {
        dispatch.serve(call, context, sink);
    }

    /// @return false if there is no such model
    public boolean unload(String asked, Duration grace) throws InterruptedException {
        var process = resolve(asked);
        if (process.isPresent()) {
            router.unload(one -> one == process.get(), grace);
        }
        return process.isPresent();
    }

    public void unloadAll(Duration grace) throws InterruptedException {
        router.unload(one -> true, grace);
    }

    /// The real id of a model or alias.
    public Optional<String> idOf(String asked) {
        return resolve(asked).map(process -> process.spec.id());
    }

    public Collection<ModelSpec> models() {
        return router.all().stream().map(process -> process.spec).toList();
    }

    public boolean ready(String model) {
        return router.process(model).map(process -> process.is(ModelState.READY)).orElse(false);
    }

    /// The state of each model, by its word on the wire.
    public Map<String, String> states() {
        var states = new TreeMap<String, String>();
        router.all().forEach(process -> states.put(process.spec.id(), process.state().word()));
        return states;
    }

    Router router() {
        return router;
    }

    Optional<ModelProcess> resolve(String asked) {
        return targets.local(asked);
    }

    /// What names stand for.
    public Targets targets() {
        return targets;
    }

    /// Whether a name is disabled by the active profile, so that it counts as none.
    public boolean disabled(String asked) {
        return targets.of(asked) instanceof Target.Disabled;
    }

    /// Whether requests can be passed through under this name.
    public boolean offers(String asked) {
        return resolve(asked).isPresent()
                || (spec.release().from(242)
                        && targets.of(asked) instanceof Target.Remote remote
                        && remote.selector().isEmpty());
    }

    /// Gives the row its id, keeps it and tells it.
    public Row record(Row row, Optional<Capture> capture) {
        var kept =
                activity.add(
                        row,
                        numbered ->
                                numbered.captured(
                                        capture.isPresent()
                                                && captures.add(numbered.id(), capture.get())));
        tell(kept);
        return kept;
    }

    private void tell(Row row) {
        if (faults.withholdsRow()) {
            bus.withheld();
            return;
        }
        var frame = frame(row);
        if (faults.swapsRows() && held.compareAndSet(Optional.empty(), Optional.of(frame))) {
            return;
        }
        bus.publish(frame);
        if (faults.repeatsRows()) {
            bus.publish(frame);
        }
        held.getAndSet(Optional.empty()).ifPresent(bus::publish);
    }

    /// Tells all rows of the ring again.
    public void repeatRing() {
        bus.publish(Frame.of("metrics", RowTexts.ring(this)));
    }

    private Frame frame(Row row) {
        if (spec.release().ring()) {
            var json = row.json(spec.release(), spec.machine().zone());
            return Frame.of("metrics", "[" + json + "]");
        }
        return Frame.of("activity", GoJson.object().put("id", row.id()).end());
    }
}
