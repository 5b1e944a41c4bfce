package boocontrol.testing.live;

import boocontrol.testing.live.SeqGate.Applied;
import boocontrol.testing.live.SeqGate.Received;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A reader of the live socket that keeps what a page would show. Not safe for threads.
public final class LiveReader {

    /// One numbered thing of a host's activity: a row by its id, or a mark that stands for numbers.
    public record Entry(long from, long seq, String id) {

        public boolean mark() {
            return id.isEmpty();
        }
    }

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final SeqGate gate = new SeqGate();
    private final Map<String, JsonObject> hosts = new TreeMap<>();
    private final Map<String, List<Entry>> entries = new TreeMap<>();
    private final Set<String> unstored = new HashSet<>();
    private int beats;

    /// Takes a frame in and answers what a page would say to it.
    public List<JsonObject> hear(String text) {
        JsonObject frame;
        try (var reader = READERS.createReader(new StringReader(text))) {
            frame = reader.readObject();
        }
        return switch (frame.getString("type")) {
            case "hello" -> List.of(gate.hello(frame));
            case "beat" -> {
                beats++;
                yield gate.beat(frame).requests();
            }
            default -> taken(gate.receive(Placed.of(frame)));
        };
    }

    /// The hosts by id, as last told.
    public Map<String, JsonObject> hosts() {
        return hosts;
    }

    /// What is shown of a host's activity, oldest first.
    public List<Entry> entries(String provider) {
        return entries.getOrDefault(provider, List.of());
    }

    /// How far every channel is.
    public List<JsonObject> heads() {
        return gate.heads();
    }

    /// Beats heard so far.
    public int beats() {
        return beats;
    }

    private List<JsonObject> taken(Received received) {
        received.applied().forEach(this::apply);
        return received.requests();
    }

    private void apply(Applied applied) {
        var frame = applied.frame();
        if (frame.kind().equals("removed")) {
            hosts.remove(frame.provider());
            entries.remove(frame.provider());
        } else if (frame.channel().endsWith(Placed.FLEET)) {
            hosts.put(frame.provider(), frame.json().getJsonObject("host"));
        } else {
            entries.put(frame.provider(), shown(frame, continued(applied)));
        }
    }

    private List<Entry> continued(Applied applied) {
        var frame = applied.frame();
        var all = new ArrayList<Entry>();
        if (!frame.kind().equals("snapshot")) {
            all.addAll(entries(frame.provider()));
        }
        if (frame.kind().equals("mark")) {
            all.add(new Entry(Math.max(frame.prev(), applied.known()) + 1, frame.seq(), ""));
        } else {
            numbered(frame).stream().filter(e -> e.seq() > applied.known()).forEach(all::add);
        }
        return all;
    }

    /// A row that is told again, since it is stored by now, is shown once. Any other that comes
    /// twice stays twice, so that tests see it.
    private List<Entry> shown(Placed frame, List<Entry> all) {
        if (frame.kind().equals("mark")) {
            return all;
        }
        var here = new HashSet<String>();
        var again = new HashSet<String>();
        for (var row : frame.json().getJsonArray("rows").getValuesAs(JsonObject.class)) {
            var id = row.getString("id");
            if (!row.getBoolean("stored")) {
                unstored.add(id);
            } else if (unstored.remove(id) || !here.add(id)) {
                again.add(id);
            }
        }
        return again.isEmpty() ? all : lastOf(again, all);
    }

    private static List<Entry> lastOf(Set<String> again, List<Entry> all) {
        var last = new HashMap<String, Entry>();
        all.forEach(entry -> last.put(entry.id(), entry));
        return all.stream()
                .filter(entry -> !again.contains(entry.id()) || last.get(entry.id()).equals(entry))
                .toList();
    }

    private static List<Entry> numbered(Placed frame) {
        var gaps = new ArrayList<Long>();
        for (var gap : frame.json().getJsonArray("gaps").getValuesAs(JsonObject.class)) {
            gaps.add(Placed.number(gap, "seq"));
        }
        var rows = frame.json().getJsonArray("rows").getValuesAs(JsonObject.class).iterator();
        var all = new ArrayList<Entry>();
        for (var seq = frame.prev() + 1; seq <= frame.seq(); seq++) {
            all.add(new Entry(seq, seq, gaps.contains(seq) ? "" : rows.next().getString("id")));
        }
        return all;
    }
}
