package boocontrol.fleet.entity;

import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A load of a model, and who had to go for it. Hosts do not say why they unload, so it is
/// concluded from order and time: who stopped at most [#JUST_BEFORE] before the load began went for
/// it.
///
/// @param began the first sight of the load
/// @param end empty while nothing is known of it yet
/// @param evicted the models that went, by name
/// @param cost from the first of them beginning to stop, else from the begin of the load, to its
///   end
/// @param observed everything was seen as it happened; otherwise some of it was concluded
public record Swap(
        ProviderId provider,
        String model,
        Instant began,
        Optional<End> end,
        List<String> evicted,
        Optional<Duration> cost,
        boolean observed) {

    public static final Duration JUST_BEFORE = Duration.ofSeconds(3);

    /// A model may take so long to stop.
    public static final Duration STOP_MOST = Duration.ofMinutes(2);

    /// No load that ends well takes longer.
    public static final Duration LOAD_MOST = Duration.ofMinutes(30);

    private static final Duration JUST_AFTER = Duration.ofMillis(500);

    /// @param kind ready, load_failed or stopped
    public record End(Kind kind, Instant at, Optional<String> text) {}

    public Swap {
        evicted = List.copyOf(evicted);
    }

    /// @param loading the event of the load
    /// @param neighbours events of the same host around it, in order
    public static Swap of(ModelEvent loading, List<ModelEvent> neighbours) {
        var end = end(loading, neighbours);
        var stops = stops(loading, neighbours);
        var from =
                stops.stream()
                        .map(stop -> begin(stop, neighbours).at())
                        .min(Comparator.naturalOrder())
                        .orElse(loading.at());
        var seen = loading.observed() && stops.stream().allMatch(ModelEvent::observed);
        return new Swap(
                loading.provider(),
                loading.model(),
                loading.at(),
                end.map(event -> new End(event.kind(), event.at(), event.text())),
                stops.stream().map(ModelEvent::model).distinct().sorted().toList(),
                end.map(event -> Duration.between(from, event.at())),
                seen && end.map(ModelEvent::observed).orElse(true));
    }

    private static Optional<ModelEvent> end(ModelEvent loading, List<ModelEvent> neighbours) {
        return neighbours.stream()
                .filter(event -> event.model().equals(loading.model()))
                .filter(event -> event.at().isAfter(loading.at()))
                .findFirst()
                .filter(event ->
                        event.kind() == Kind.READY
                                || event.kind() == Kind.LOAD_FAILED
                                || event.kind() == Kind.STOPPED);
    }

    /// Of what stopped before, only what no other load stands between.
    private static List<ModelEvent> stops(ModelEvent loading, List<ModelEvent> neighbours) {
        var from =
                neighbours.stream()
                        .filter(event -> event.kind() == Kind.LOADING)
                        .map(ModelEvent::at)
                        .filter(at -> at.isBefore(loading.at()))
                        .reduce(loading.at().minus(JUST_BEFORE), Swap::later);
        var to = loading.at().plus(JUST_AFTER);
        return neighbours.stream()
                .filter(event -> event.kind() == Kind.STOPPED)
                .filter(event -> !event.model().equals(loading.model()))
                .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(to))
                .toList();
    }

    /// When a stop began, as far as that was seen.
    private static ModelEvent begin(ModelEvent stopped, List<ModelEvent> neighbours) {
        return neighbours.stream()
                .filter(event -> event.model().equals(stopped.model()))
                .filter(event -> event.at().isBefore(stopped.at()))
                .reduce((_, last) -> last)
                .filter(event -> event.kind() == Kind.STOPPING)
                .orElse(stopped);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
