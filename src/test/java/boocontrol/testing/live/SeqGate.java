package boocontrol.testing.live;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The page's gate (`src/main/webapp/src/live/seqGate.ts`) once more, so that Java tests can read
/// the socket and transcripts can prove that both decide alike.
final class SeqGate {

    static final int HELD_MOST = 64;

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /// A frame to apply, and the number that was known before it.
    record Applied(Placed frame, long known) {}

    record Received(List<Applied> applied, List<JsonObject> requests) {}

    private record State(String life, long seq, boolean awaiting, List<Placed> held) {

        static final State UNKNOWN = new State("", 0, false, List.of());
    }

    private record Step(State state, List<Applied> applied, boolean ask) {}

    private final Map<String, State> channels = new TreeMap<>();
    private String serverLife = "";

    JsonObject hello(JsonObject hello) {
        var resumed = hello.getString("server_life").equals(serverLife);
        serverLife = hello.getString("server_life");
        channels.values().removeIf(state -> state.life().isEmpty());
        channels.replaceAll((_, s) -> new State(s.life(), s.seq(), false, List.of()));
        var known = BUILDERS.createArrayBuilder();
        if (resumed) {
            heads().forEach(known::add);
        }
        return BUILDERS.createObjectBuilder().add("type", "join").add("known", known).build();
    }

    Received receive(Placed frame) {
        if (frame.kind().equals("removed")) {
            return remove(frame);
        }
        return take(frame.channel(), step(state(frame.channel()), frame));
    }

    Received beat(JsonObject beat) {
        var requests = new ArrayList<JsonObject>();
        var named = new TreeSet<String>();
        for (var head : beat.getJsonArray("heads").getValuesAs(JsonObject.class)) {
            var key = Placed.key(head.getString("provider_id"), head.getString("channel"));
            named.add(key);
            requests.addAll(take(key, compared(state(key), head)).requests());
        }
        for (var key : List.copyOf(channels.keySet())) {
            if (!named.contains(key)) {
                requests.addAll(take(key, asking(state(key))).requests());
            }
        }
        return new Received(List.of(), requests);
    }

    List<JsonObject> heads() {
        return channels.keySet().stream().map(this::head).toList();
    }

    private Received remove(Placed frame) {
        var fleet = Placed.key(frame.provider(), Placed.FLEET);
        var known = state(fleet).life();
        if (!frame.life().isEmpty() && !known.isEmpty() && !known.equals(frame.life())) {
            return new Received(List.of(), List.of());
        }
        channels.remove(fleet);
        channels.remove(Placed.key(frame.provider(), Placed.ACTIVITY));
        return new Received(List.of(new Applied(frame, 0)), List.of());
    }

    private Received take(String key, Step step) {
        channels.put(key, step.state());
        return new Received(step.applied(), step.ask() ? List.of(resync(key)) : List.of());
    }

    private static Step step(State state, Placed frame) {
        if (frame.kind().equals("snapshot")) {
            return replaced(state, frame);
        }
        if (state.life().isEmpty() || !frame.life().equals(state.life())) {
            return held(state, frame);
        }
        if (frame.seq() <= state.seq()) {
            return new Step(state, List.of(), false);
        }
        return frame.prev() <= state.seq()
                ? drained(state, List.of(new Applied(frame, state.seq())))
                : held(state, frame);
    }

    private static Step replaced(State state, Placed frame) {
        var same = frame.life().equals(state.life());
        if (same && frame.seq() < state.seq()) {
            return new Step(state, List.of(), false);
        }
        var applied =
                same && frame.seq() == state.seq()
                        ? List.<Applied>of()
                        : List.of(new Applied(frame, 0));
        return drained(
                new State(frame.life(), frame.seq(), state.awaiting(), state.held()), applied);
    }

    private static Step held(State state, Placed frame) {
        var frames = Stream.concat(state.held().stream(), Stream.of(frame)).toList();
        var newest = frames.subList(Math.max(0, frames.size() - HELD_MOST), frames.size());
        return new Step(
                new State(state.life(), state.seq(), true, List.copyOf(newest)),
                List.of(),
                !state.awaiting());
    }

    private static Step drained(State state, List<Applied> first) {
        var applied = new ArrayList<>(first);
        var seq = state.seq();
        for (var one : first) {
            seq = Math.max(seq, one.frame().seq());
        }
        var rest = ahead(state.held(), state.life(), seq);
        while (true) {
            var known = seq;
            var next = rest.stream().filter(frame -> frame.prev() <= known).findFirst();
            if (next.isEmpty()) {
                break;
            }
            applied.add(new Applied(next.get(), seq));
            seq = next.get().seq();
            rest = ahead(rest, state.life(), seq);
        }
        var awaiting = !rest.isEmpty() && state.awaiting();
        return new Step(new State(state.life(), seq, awaiting, rest), applied, false);
    }

    private static List<Placed> ahead(List<Placed> frames, String life, long seq) {
        return frames.stream().filter(f -> f.life().equals(life) && f.seq() > seq).toList();
    }

    private static Step compared(State state, JsonObject head) {
        if (head.getString("life").equals(state.life())
                && Placed.number(head, "seq") <= state.seq()) {
            var held = ahead(state.held(), state.life(), state.seq());
            return new Step(new State(state.life(), state.seq(), false, held), List.of(), false);
        }
        return asking(state);
    }

    private static Step asking(State state) {
        return new Step(new State(state.life(), state.seq(), true, state.held()), List.of(), true);
    }

    private State state(String key) {
        return channels.getOrDefault(key, State.UNKNOWN);
    }

    private JsonObject resync(String key) {
        return BUILDERS.createObjectBuilder(head(key)).add("type", "resync").build();
    }

    private JsonObject head(String key) {
        var state = state(key);
        var words = key.split(" ", 2);
        return BUILDERS.createObjectBuilder()
                .add("channel", words[1])
                .add("provider_id", words[0])
                .add("life", state.life())
                .add("seq", state.seq())
                .build();
    }
}
