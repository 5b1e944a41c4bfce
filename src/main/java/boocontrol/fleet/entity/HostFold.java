package boocontrol.fleet.entity;

import boocontrol.fleet.entity.HostMemory.Heard;
import boocontrol.fleet.entity.HostMemory.Told;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How what a host tells changes what we hold of it. Pure: the same events at the same moments give
/// the same memory.
public final class HostFold {

    /// Refused before it reached the model's process, so it does not count as a use.
    private static final int TOO_MANY = 429;

    private HostFold() {}

    /// The memory after an event of the current connection.
    public static Told on(HostMemory memory, SwapEvent event, Moment now) {
        return switch (event) {
            case SwapEvent.ModelStatus(var models) -> ModelFold.told(memory, models, now);
            case SwapEvent.LogData(var source, var text)
                    when source == SwapEvent.LogData.Source.PROXY && !memory.fresh() ->
                    log(memory, text, now);
            case SwapEvent.Unknown _ -> lost(memory, Losses.ofUnknownEvent());
            case SwapEvent.Broken _ -> lost(memory, Losses.ofBrokenFrame());
            case SwapEvent.InflightTotal _,
                    SwapEvent.InflightSnapshot _,
                    SwapEvent.InflightUpsert _,
                    SwapEvent.InflightRemove _ ->
                    Told.nothing(
                            inflight(memory, memory.inflight().on(event, version(memory)), now));
            case SwapEvent.LogData _,
                    SwapEvent.Rows _,
                    SwapEvent.RowFinished _,
                    SwapEvent.UiConfig _,
                    SwapEvent.ProfileChanged _ ->
                    Told.nothing(memory);
        };
    }

    /// A request was just seen to end, by its activity row.
    public static Told completed(HostMemory memory, SwapRow row, Moment now) {
        var status = row.status().orElse(200);
        var book = memory.inflight().finished(row, now);
        var next = status == TOO_MANY ? memory : used(memory, Set.of(row.model()), now);
        var told = next.with(book).derived();
        return status >= 500 && row.errorMessage().isPresent()
                ? heard(told, row.model(), row.errorMessage().get(), now)
                : Told.nothing(told);
    }

    /// The connection is over: what was in flight is not known any more.
    public static Told closed(HostMemory memory) {
        return ModelFold.giveUpWaiting(
                memory.with(InflightBook.UNKNOWN).derived(), Duration.ZERO, Optional.empty());
    }

    /// From time to time: ghosts leave, and failures that found no text are told without one.
    public static Told swept(HostMemory memory, Moment now) {
        var next = inflight(memory, memory.inflight().swept(now), now);
        return ModelFold.giveUpWaiting(next, ModelFold.PATIENCE, Optional.of(now));
    }

    private static HostMemory inflight(HostMemory memory, InflightBook book, Moment now) {
        if (book.equals(memory.inflight())) {
            return memory;
        }
        var gone = new HashSet<String>();
        memory.inflight()
                .open()
                .forEach((key, request) -> {
                    if (!book.open().containsKey(key)) {
                        gone.add(request.model());
                    }
                });
        return used(memory, gone, now).with(book).derived();
    }

    private static HostMemory used(HostMemory memory, Set<String> models, Moment now) {
        var next = new HashMap<>(memory.models());
        models.stream()
                .filter(id -> phase(memory, id) == Phase.READY)
                .forEach(id -> next.put(id, memory.of(id).used(now.at())));
        return memory.remembering(next);
    }

    private static Told log(HostMemory memory, String text, Moment now) {
        var known = memory.models().keySet();
        var touched =
                ProxyLog.upstream(text, known)
                        .map(id -> used(memory, Set.of(id), now).derived())
                        .orElse(memory);
        return ProxyLog.failure(text)
                .map(failure -> heard(touched, failure.model(), failure.text(), now))
                .orElseGet(() -> Told.nothing(touched));
    }

    /// A text about a model that starts, or whose start has just failed, may be why it fails.
    private static Told heard(HostMemory memory, String model, String text, Moment now) {
        var waiting = memory.failing().stream().anyMatch(each -> each.model().equals(model));
        if (!waiting && phase(memory, model) != Phase.STARTING) {
            return Told.nothing(memory);
        }
        var texts = new HashMap<>(memory.heard());
        texts.put(model, new Heard(text, now));
        return ModelFold.explained(memory.hearing(texts), now);
    }

    private static Phase phase(HostMemory memory, String model) {
        return memory.view(model).map(view -> view.model().phase()).orElse(Phase.UNKNOWN);
    }

    private static OptionalInt version(HostMemory memory) {
        return memory.state().facts().map(HostFacts::number).orElse(OptionalInt.empty());
    }

    private static Told lost(HostMemory memory, Losses more) {
        return Told.nothing(memory.with(memory.state().plus(more)));
    }
}
