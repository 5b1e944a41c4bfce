package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// What a host is working on, folded from any of the four shapes it is told in (protocol 4.5).
///
/// Ids restart with a config reload while the dying instance still talks on the new stream, so a
/// request is known by its id and its start: the same id with another start is a new request.
///
/// @param told what was told last as a bare count, or that nothing was told yet
/// @param open by key, oldest first, at most [#KEPT]
/// @param finished requests whose activity row was seen while their removal was not: a frame may
///   have been lost, so they leave after [#GHOST]
public record InflightBook(
        Inflight told, Map<Key, InflightRequest> open, Map<Key, Moment> finished) {

    /// Far above what a host can queue; the oldest go first, being the likeliest ghosts.
    public static final int KEPT = 2_000;

    /// Removal and row come within 10 ms of each other in either order.
    public static final Duration GHOST = Duration.ofSeconds(5);

    private static final Duration SAME_START = Duration.ofMillis(1_500);

    /// One request on one host.
    public record Key(String id, Instant startedAt) {

        static Key of(InflightRequest request) {
            return new Key(request.id(), request.startedAt());
        }
    }

    public static final InflightBook UNKNOWN =
            new InflightBook(new Inflight.Unknown(), Map.of(), Map.of());

    private static final InflightBook EMPTY =
            new InflightBook(new Inflight.Listed(List.of()), Map.of(), Map.of());

    /// A bare count.
    ///
    /// @param version the release number, if known: before 218 the count is wrong, and where it is
    ///   not known it may be
    public InflightBook total(int total, OptionalInt version) {
        var counts = version.orElse(0) >= 218;
        var now = counts ? new Inflight.Total(total) : new Inflight.Some(total > 0);
        return new InflightBook(now, Map.of(), Map.of());
    }

    /// The complete list.
    public InflightBook snapshot(List<InflightRequest> requests) {
        var next = new LinkedHashMap<Key, InflightRequest>();
        requests.forEach(request -> next.put(Key.of(request), request));
        return EMPTY.with(next, finished);
    }

    public InflightBook upsert(InflightRequest request) {
        var next = new LinkedHashMap<>(open);
        next.put(Key.of(request), request);
        var alive = new LinkedHashMap<>(finished);
        alive.remove(Key.of(request));
        return with(next, alive);
    }

    /// Of two with this id the older one is meant: the newer belongs to the instance that stays.
    public InflightBook remove(String id) {
        return open.keySet().stream()
                .filter(key -> key.id().equals(id))
                .min(Comparator.comparing(Key::startedAt))
                .map(key -> without(Set.of(key)))
                .orElse(this);
    }

    /// Marks the request that `row` is about, if there is exactly one it can be about.
    public InflightBook finished(SwapRow row, Moment now) {
        var candidates = open.values().stream().filter(request -> same(request, row)).toList();
        if (candidates.size() != 1) {
            return this;
        }
        var next = new LinkedHashMap<>(finished);
        next.put(Key.of(candidates.getFirst()), now);
        return with(open, next);
    }

    /// Without those that finished a while ago and were never removed.
    public InflightBook swept(Moment now) {
        var ghosts =
                finished.entrySet().stream()
                        .filter(entry -> now.since(entry.getValue()).compareTo(GHOST) >= 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return ghosts.isEmpty() ? this : without(ghosts);
    }

    /// The models being worked for, where the host tells.
    public Set<String> models() {
        return open.values().stream().map(InflightRequest::model).collect(Collectors.toSet());
    }

    /// For the state: oldest first.
    public Inflight view() {
        return told instanceof Inflight.Listed
                ? new Inflight.Listed(
                        open.values().stream()
                                .sorted(
                                        Comparator.comparing(InflightRequest::startedAt)
                                                .thenComparing(InflightRequest::id))
                                .toList())
                : told;
    }

    /// The book after an event; events of other kinds leave it as it is.
    public InflightBook on(SwapEvent event, OptionalInt version) {
        return switch (event) {
            case SwapEvent.InflightTotal(var total) -> total(total, version);
            case SwapEvent.InflightSnapshot(var requests) -> snapshot(requests);
            case SwapEvent.InflightUpsert(var request) -> upsert(request);
            case SwapEvent.InflightRemove(var id) -> remove(id);
            default -> this;
        };
    }

    private InflightBook without(Set<Key> gone) {
        var next = new LinkedHashMap<>(open);
        next.keySet().removeAll(gone);
        return with(next, finished);
    }

    private InflightBook with(Map<Key, InflightRequest> requests, Map<Key, Moment> ended) {
        var kept = requests.size() > KEPT ? newest(requests) : requests;
        var marks = new LinkedHashMap<>(ended);
        marks.keySet().retainAll(kept.keySet());
        return new InflightBook(new Inflight.Listed(List.of()), kept, marks);
    }

    private static Map<Key, InflightRequest> newest(Map<Key, InflightRequest> requests) {
        var kept = new LinkedHashMap<>(requests);
        requests.keySet().stream()
                .sorted(Comparator.comparing(Key::startedAt))
                .limit(requests.size() - KEPT)
                .forEach(kept::remove);
        return kept;
    }

    private static boolean same(InflightRequest request, SwapRow row) {
        if (row.durationMs().isEmpty() || !request.model().equals(row.model())) {
            return false;
        }
        var start = row.endedAt().minusMillis(row.durationMs().getAsLong());
        var off = Duration.between(request.startedAt(), start).abs();
        return off.compareTo(SAME_START) <= 0
                && row.path().map(path -> path.equals(plain(request.path()))).orElse(true);
    }

    /// Rows carry the path after rewriting (protocol 5.2).
    private static String plain(String path) {
        if (path.startsWith("/v/")) {
            return path.substring(2);
        }
        return path.startsWith("/audioapi/") ? path.substring("/audioapi".length()) : path;
    }
}
