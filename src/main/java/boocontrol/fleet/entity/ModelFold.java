package boocontrol.fleet.entity;

import boocontrol.fleet.entity.HostMemory.Failing;
import boocontrol.fleet.entity.HostMemory.Told;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Edge detection: a list of models against the last one.
final class ModelFold {

    /// How long a failed load waits for its text, and a text for its failure: both come within
    /// milliseconds of each other, in either order (recorded, v190 to v250).
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String UNSAID = "the host did not say why";

    private ModelFold() {}

    /// After a `modelStatus`, always the whole list.
    static Told told(HostMemory memory, List<SwapModel> models, Moment now) {
        var events = new ArrayList<ModelEvent>();
        var failing = new ArrayList<>(memory.failing());
        var memories = new HashMap<String, ModelMemory>();
        var views = new ArrayList<ModelView>();
        for (var model : models) {
            var before = memory.view(model.id());
            var steps = steps(before, model, memory);
            steps.stream()
                    .filter(step -> step.kind() == Kind.LOAD_FAILED)
                    .forEach(_ -> failing.add(new Failing(model.id(), now)));
            events.addAll(events(memory, model, steps, now));
            memories.put(model.id(), remembered(memory, before, model, now));
            views.add(view(before, model, memory.fresh(), now));
        }
        events.addAll(left(memory, models, now));
        var state = memory.state().with(views, Optional.of(now.at()));
        var next = memory.with(state).remembering(memories).failing(failing).settled().derived();
        return new Told(next, events).then(settled -> explained(settled, now));
    }

    /// Tells the failures for which a text is there.
    static Told explained(HostMemory memory, Moment now) {
        var waiting = new ArrayList<Failing>();
        var events = new ArrayList<ModelEvent>();
        var next = memory;
        for (var failing : memory.failing()) {
            var heard = Optional.ofNullable(memory.heard().get(failing.model()));
            if (heard.filter(text -> recent(text.at(), now)).isEmpty()) {
                waiting.add(failing);
                continue;
            }
            var text = heard.get().text();
            events.add(outcome(memory, failing, text));
            next =
                    next.hearing(without(next.heard(), failing.model()))
                            .with(failed(next, failing, text));
        }
        return new Told(next.failing(waiting), events);
    }

    /// Tells the failures that have waited long enough, or all of them.
    static Told giveUpWaiting(HostMemory memory, Duration patience, Optional<Moment> now) {
        var over =
                memory.failing().stream()
                        .filter(each ->
                                now.map(each::waited).orElse(patience).compareTo(patience) >= 0)
                        .toList();
        if (over.isEmpty()) {
            return Told.nothing(memory);
        }
        var next = memory;
        var events = new ArrayList<ModelEvent>();
        for (var failing : over) {
            events.add(event(memory, failing, Kind.LOAD_FAILED, false).with(Optional.of(UNSAID)));
            next = next.with(failed(next, failing, UNSAID));
        }
        var waiting = memory.failing().stream().filter(each -> !over.contains(each)).toList();
        return new Told(next.failing(waiting), events);
    }

    private static List<PhaseSteps.Step> steps(
            Optional<ModelView> before, SwapModel model, HostMemory memory) {
        if (memory.fresh()) {
            return before.map(view -> PhaseSteps.missed(view.model().phase(), model.phase()))
                    .orElse(List.of());
        }
        var phase = before.map(view -> view.model().phase()).orElse(Phase.STOPPED);
        return PhaseSteps.seen(phase, model.phase());
    }

    private static List<ModelEvent> events(
            HostMemory memory, SwapModel model, List<PhaseSteps.Step> steps, Moment now) {
        var id = memory.state().provider().id();
        return steps.stream()
                .filter(step -> step.kind() != Kind.LOAD_FAILED)
                .map(step -> ModelEvent.of(id, model.id(), step.kind(), now.at(), step.observed()))
                .map(event ->
                        event.kind() == Kind.READY && event.observed()
                                ? event.lasting(memory.of(model.id()).loadEnding(now))
                                : event)
                .toList();
    }

    /// Models that vanished from the configuration while their process was there.
    private static List<ModelEvent> left(HostMemory memory, List<SwapModel> models, Moment now) {
        var ids = models.stream().map(SwapModel::id).collect(Collectors.toSet());
        var running = Set.of(Phase.STARTING, Phase.READY, Phase.STOPPING);
        var id = memory.state().provider().id();
        return memory.state().models().stream()
                .map(ModelView::model)
                .filter(model -> !ids.contains(model.id()) && running.contains(model.phase()))
                .map(model -> ModelEvent.of(id, model.id(), Kind.STOPPED, now.at(), false))
                .toList();
    }

    private static ModelMemory remembered(
            HostMemory memory, Optional<ModelView> before, SwapModel model, Moment now) {
        var phase = before.map(view -> view.model().phase()).orElse(Phase.STOPPED);
        return memory.of(model.id()).told(phase, model.phase(), memory.fresh(), now);
    }

    private static ModelView view(
            Optional<ModelView> before, SwapModel model, boolean fresh, Moment now) {
        var same =
                before.map(view -> PhaseSteps.plain(view.model().phase()))
                        .filter(PhaseSteps.plain(model.phase())::equals)
                        .isPresent();
        var length = model.contextLength();
        return new ModelView(
                model,
                same ? before.flatMap(ModelView::since) : Optional.of(now.at()).filter(_ -> !fresh),
                before.flatMap(ModelView::ttl),
                new ModelView.Expiry.None(),
                before.flatMap(ModelView::medianLoad),
                length.isPresent() ? length : before.map(ModelView::contextLength).orElse(length),
                before.flatMap(ModelView::failure).filter(_ -> model.phase() != Phase.READY));
    }

    private static ModelEvent outcome(HostMemory memory, Failing failing, String text) {
        var unloaded = text.contains("model unloaded");
        return event(memory, failing, unloaded ? Kind.STOPPED : Kind.LOAD_FAILED, true)
                .with(Optional.of(text));
    }

    private static ModelEvent event(
            HostMemory memory, Failing failing, Kind kind, boolean observed) {
        var id = memory.state().provider().id();
        return ModelEvent.of(id, failing.model(), kind, failing.at().at(), observed);
    }

    private static HostState failed(HostMemory memory, Failing failing, String text) {
        var views =
                memory.state().models().stream()
                        .map(view ->
                                view.model().id().equals(failing.model())
                                                && view.model().phase() != Phase.READY
                                        ? view.failing(text)
                                        : view)
                        .toList();
        return memory.state().with(views, memory.state().modelsAt());
    }

    private static boolean recent(Moment heard, Moment now) {
        return now.since(heard).compareTo(PATIENCE) <= 0;
    }

    private static Map<String, HostMemory.Heard> without(
            Map<String, HostMemory.Heard> heard, String model) {
        var next = new HashMap<>(heard);
        next.remove(model);
        return next;
    }
}
