package boocontrol.live.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.testing.live.LiveReader;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a reader saw and said in one schedule, and what it must know in the end. As one line of
/// JSON:
///
///     {"seed": 1,
///      "frames": ["…", …],               every text once
///      "steps": [["open"], [0], [0, {"type": "join", …}], ["closed"], …],
///                                        a frame by its index, then what must be said to it
///      "end": {"hosts": {"box": {…}},    as the server knows them
///              "logs": {"box": ["box~1~1", "", …]}}}
///                                        ids by number from 1, empty where a gap was told
final class Transcript {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final long seed;
    private final Map<String, Integer> frames = new LinkedHashMap<>();
    private final List<String> steps = new ArrayList<>();
    private Map<String, JsonObject> hosts = Map.of();
    private Map<ProviderId, List<String>> logs = Map.of();
    private List<String> wrong = List.of();

    Transcript(long seed) {
        this.seed = seed;
    }

    void opened() {
        steps.add("[\"open\"]");
    }

    void closed() {
        steps.add("[\"closed\"]");
    }

    void heard(String text, List<JsonObject> requests) {
        var index = frames.computeIfAbsent(text, _ -> frames.size());
        var step = new StringBuilder("[").append(index);
        requests.forEach(request -> step.append(',').append(request));
        steps.add(step.append(']').toString());
    }

    void end(Map<String, JsonObject> hosts, Map<ProviderId, List<String>> logs, LiveReader reader) {
        this.hosts = hosts;
        this.logs = logs;
        this.wrong = wrong(reader);
    }

    /// Where the reader differs from the server; empty is right.
    List<String> wrong() {
        return wrong;
    }

    int heard() {
        return (int) steps.stream().filter(step -> Character.isDigit(step.charAt(1))).count();
    }

    String line() {
        var texts = BUILDERS.createArrayBuilder(frames.keySet()).build();
        var known = BUILDERS.createObjectBuilder();
        hosts.forEach(known::add);
        var ids = BUILDERS.createObjectBuilder();
        logs.forEach((id, log) -> ids.add(id.value(), BUILDERS.createArrayBuilder(log)));
        var end = BUILDERS.createObjectBuilder().add("hosts", known).add("logs", ids).build();
        return "{\"seed\":%d,\"frames\":%s,\"steps\":[%s],\"end\":%s}"
                .formatted(seed, texts, String.join(",", steps), end);
    }

    static JsonObject parsed(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private List<String> wrong(LiveReader reader) {
        var all = new ArrayList<String>();
        if (!reader.hosts().equals(hosts)) {
            all.add("hosts are %s, not %s".formatted(reader.hosts(), hosts));
        }
        logs.forEach((id, log) -> compare(reader.entries(id.value()), log, id + ": ", all));
        return all;
    }

    private static void compare(
            List<LiveReader.Entry> shown, List<String> log, String whose, List<String> wrong) {
        var next = shown.isEmpty() ? log.size() + 1 : shown.getFirst().from();
        for (var entry : shown) {
            if (entry.from() != next) {
                wrong.add(whose + "silent gap before " + entry);
            }
            if (!entry.mark() && !log.get((int) entry.seq() - 1).equals(entry.id())) {
                wrong.add(whose + entry + " is another row");
            }
            next = entry.seq() + 1;
        }
        if (next != log.size() + 1) {
            wrong.add(whose + "known to " + (next - 1) + " of " + log.size());
        }
        var ids = shown.stream().filter(e -> !e.mark()).map(LiveReader.Entry::id).toList();
        if (ids.stream().distinct().count() != ids.size()) {
            wrong.add(whose + "doubled rows in " + ids);
        }
    }
}
