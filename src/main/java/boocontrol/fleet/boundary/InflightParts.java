package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.Inflight;
import java.util.List;
import java.util.OptionalInt;

/// What is in flight, laid out flat.
record InflightParts(String state, OptionalInt total, List<RequestLine> requests) {

    static InflightParts of(Inflight inflight) {
        return switch (inflight) {
            case Inflight.Unknown _ -> bare("unknown");
            case Inflight.Some(var busy) -> bare(busy ? "busy" : "idle");
            case Inflight.Total(var total) ->
                    new InflightParts("counted", OptionalInt.of(total), List.of());
            case Inflight.Listed(var requests) ->
                    new InflightParts(
                            "listed",
                            OptionalInt.of(requests.size()),
                            requests.stream().map(RequestLine::of).toList());
        };
    }

    private static InflightParts bare(String state) {
        return new InflightParts(state, OptionalInt.empty(), List.of());
    }
}
