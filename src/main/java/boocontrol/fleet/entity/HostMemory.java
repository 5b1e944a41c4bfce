package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.SwapModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All that a slot holds: the state that is shown, and what must be remembered to tell the next
/// one.
///
/// @param models what is remembered per model id
/// @param fresh no list of models came on this connection yet: the first one is only compared
/// @param heard texts that may explain a failed load, per model id
/// @param failing loads that just failed and wait for their text
public record HostMemory(
        HostState state,
        Map<String, ModelMemory> models,
        InflightBook inflight,
        boolean fresh,
        Map<String, Heard> heard,
        List<Failing> failing) {

    /// A text from the host's log or from an activity row.
    public record Heard(String text, Moment at) {}

    /// A model that went from starting to stopped.
    public record Failing(String model, Moment at) {

        Duration waited(Moment now) {
            return now.since(at);
        }
    }

    /// What a change leads to: the next memory, and events to keep.
    public record Told(HostMemory memory, List<ModelEvent> events) {

        public Told {
            events = List.copyOf(events);
        }

        static Told nothing(HostMemory memory) {
            return new Told(memory, List.of());
        }

        /// This and then `next`: events of both, in order.
        Told then(Function<HostMemory, Told> next) {
            var after = next.apply(memory);
            var all = new ArrayList<>(events);
            all.addAll(after.events());
            return new Told(after.memory(), all);
        }
    }

    public HostMemory {
        models = Map.copyOf(models);
        heard = Map.copyOf(heard);
        failing = List.copyOf(failing);
    }

    public static HostMemory first(HostState state) {
        return new HostMemory(state, Map.of(), InflightBook.UNKNOWN, true, Map.of(), List.of());
    }

    /// A slot after our restart, with what the database kept: models are shown as old until the
    /// host speaks, and the first list it tells is only compared with them.
    public static HostMemory rebuilt(HostState first, KeptHost kept, Map<String, LoadTimes> loads) {
        var state =
                new HostState(
                        first.provider(),
                        first.life(),
                        first.seq(),
                        first.liveness(),
                        kept.facts(),
                        kept.lastByte(),
                        kept.models(),
                        kept.modelsAt(),
                        first.inflight(),
                        first.losses());
        var remembered = new HashMap<String, ModelMemory>();
        loads.forEach((model, times) -> remembered.put(model, ModelMemory.NONE.with(times)));
        return first(state).remembering(remembered).derived();
    }

    /// As of a host that was never heard; a connected one is left as it is.
    public HostMemory forgotten() {
        return state.liveness() instanceof Liveness.Connected
                ? this
                : first(
                        new HostState(
                                state.provider(),
                                state.life(),
                                state.seq(),
                                state.liveness(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                new Inflight.Unknown(),
                                state.losses()));
    }

    public HostMemory with(HostState next) {
        return new HostMemory(next, models, inflight, fresh, heard, failing);
    }

    /// A stream is open: in-flight ids of the last one mean nothing on it.
    public HostMemory opened() {
        return new HostMemory(state, models, InflightBook.UNKNOWN, true, Map.of(), failing)
                .derived();
    }

    /// The configured TTLs of the models that run, in seconds; others keep what was known.
    public HostMemory withTtls(Map<String, Integer> seconds) {
        return views(view ->
                Optional.ofNullable(seconds.get(view.model().id()))
                        .map(ttl -> ttl(view, Duration.ofSeconds(Math.max(ttl, 0))))
                        .orElse(view));
    }

    public HostMemory withContextLengths(Map<String, Integer> tokens) {
        return views(view ->
                Optional.ofNullable(tokens.get(view.model().id()))
                        .map(length -> contextLength(view, length))
                        .orElse(view));
    }

    HostMemory remembering(Map<String, ModelMemory> next) {
        return new HostMemory(state, next, inflight, fresh, heard, failing);
    }

    HostMemory with(InflightBook next) {
        return new HostMemory(state, models, next, fresh, heard, failing);
    }

    HostMemory hearing(Map<String, Heard> texts) {
        return new HostMemory(state, models, inflight, fresh, texts, failing);
    }

    HostMemory failing(List<Failing> next) {
        return new HostMemory(state, models, inflight, fresh, heard, next);
    }

    HostMemory settled() {
        return new HostMemory(state, models, inflight, false, heard, failing);
    }

    ModelMemory of(String model) {
        return models.getOrDefault(model, ModelMemory.NONE);
    }

    Optional<ModelView> view(String model) {
        return state.models().stream().filter(view -> view.model().id().equals(model)).findFirst();
    }

    /// The shown state with all that follows from the rest.
    HostMemory derived() {
        var next = state.models().stream().map(this::derived).toList();
        return with(state.with(inflight.view()).with(next, state.modelsAt()));
    }

    private ModelView derived(ModelView view) {
        var memory = of(view.model().id());
        var expiry = memory.expiry(view.model().phase(), view.ttl(), busy(view.model()));
        return new ModelView(
                view.model(),
                view.since(),
                view.ttl(),
                expiry,
                memory.loads().median(),
                view.contextLength(),
                view.failure());
    }

    /// Empty where the host does not tell whose requests it works on.
    private Optional<Boolean> busy(SwapModel model) {
        return switch (inflight.view()) {
            case Inflight.Listed _ -> Optional.of(inflight.models().contains(model.id()));
            case Inflight.Total(var total) when total == 0 -> Optional.of(false);
            case Inflight.Total _ when runningModels() == 1 -> Optional.of(true);
            case Inflight.Total _, Inflight.Some _, Inflight.Unknown _ -> Optional.empty();
        };
    }

    private long runningModels() {
        return state.models().stream()
                .filter(view ->
                        switch (PhaseSteps.plain(view.model().phase())) {
                            case STARTING, READY, STOPPING -> true;
                            case STOPPED, SHUTDOWN, REMOTE, UNKNOWN -> false;
                        })
                .count();
    }

    private HostMemory views(UnaryOperator<ModelView> change) {
        var next = state.models().stream().map(change).toList();
        return with(state.with(next, state.modelsAt())).derived();
    }

    private static ModelView ttl(ModelView view, Duration ttl) {
        return new ModelView(
                view.model(),
                view.since(),
                Optional.of(ttl),
                view.expiry(),
                view.medianLoad(),
                view.contextLength(),
                view.failure());
    }

    private static ModelView contextLength(ModelView view, int tokens) {
        return new ModelView(
                view.model(),
                view.since(),
                view.ttl(),
                view.expiry(),
                view.medianLoad(),
                OptionalInt.of(tokens),
                view.failure());
    }
}
