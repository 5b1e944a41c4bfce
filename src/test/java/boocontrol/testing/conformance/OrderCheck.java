package boocontrol.testing.conformance;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What frames of one stream say together. Order holds within a type only: `activity` may come
/// before or after the `remove` of its request, and requests that end at once may swap their rows.
final class OrderCheck {

    /// How far rows of requests that end together may be apart.
    private static final int SWAPPED = 3;

    private final Tables tables;
    private final Release release;
    private final String where;
    private final List<Deviation> deviations = new ArrayList<>();

    OrderCheck(Tables tables, Release release, String where) {
        this.tables = tables;
        this.release = release;
        this.where = where;
    }

    List<Deviation> check(List<Frame> frames) {
        rows(frames);
        logs(frames);
        models(of(frames, "modelStatus"));
        if (release.from(240)) {
            operations(of(frames, "inflight"));
        } else if (release.from(192)) {
            counts(of(frames, "inflight"));
        }
        return deviations;
    }

    private void rows(List<Frame> frames) {
        var ids =
                release.from(236)
                        ? of(frames, "activity").stream().map(f -> id(f.object())).toList()
                        : of(frames, "metrics").stream()
                                .flatMap(frame -> frame.list().stream())
                                .map(OrderCheck::id)
                                .toList();
        for (var run : runs(ids)) {
            contiguous(run);
        }
    }

    /// In ring releases a reload starts the ids anew, on the same stream.
    private List<List<Long>> runs(List<Long> ids) {
        var runs = new ArrayList<List<Long>>();
        for (var id : ids) {
            var anew = !release.from(236) && id == 0;
            if (runs.isEmpty() || anew) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(id);
        }
        return runs;
    }

    private void contiguous(List<Long> ids) {
        var sorted = new TreeSet<>(ids);
        if (sorted.size() != ids.size()) {
            add("tells a row twice: " + ids);
        }
        if (sorted.getLast() - sorted.getFirst() + 1 != sorted.size()) {
            add("has a hole in its row ids: " + ids);
        }
        for (var n = 0; n < ids.size(); n++) {
            if (Math.abs(ids.get(n) - ids.getFirst() - n) > SWAPPED) {
                add("has its row ids out of order: " + ids);
                return;
            }
        }
    }

    private void logs(List<Frame> frames) {
        var sources =
                of(frames, "logData").stream()
                        .limit(2)
                        .map(frame -> frame.object().getString("source", ""))
                        .toList();
        if (!sources.equals(List.of("proxy", "upstream"))) {
            add("has the first logs of " + sources + ", not of proxy and upstream");
        }
        of(frames, "logData").stream()
                .filter(frame -> frame.object().getString("source", "").equals("proxy"))
                .flatMap(frame -> frame.object().getString("data", "").lines())
                .filter(line -> line.startsWith("[INFO] Request "))
                .filter(line -> !line.matches(AccessLine.PATTERN))
                .forEach(line -> add("has an odd access line: " + line));
    }

    private void models(List<Frame> frames) {
        var states = tables.words("states", release);
        for (var frame : frames) {
            var local = frame.list().stream().filter(model -> !isPeer(model)).toList();
            var ids = local.stream().map(model -> model.getString("id", "")).toList();
            if (!ids.equals(ids.stream().sorted().toList())) {
                add("does not sort its models: " + ids);
            }
            if (frame.list().stream().limit(local.size()).anyMatch(OrderCheck::isPeer)) {
                add("has peers before its own models");
            }
            for (var model : frame.list()) {
                var state = model.getString("state", "");
                if (isPeer(model) ? !state.isEmpty() : !states.contains(state)) {
                    add("has a model in state '" + state + "'");
                }
            }
        }
    }

    private static boolean isPeer(JsonObject model) {
        return !model.getString("peerID", "").isEmpty();
    }

    /// v240 on: the first is a snapshot, ids are decimal, what is removed was there.
    private void operations(List<Frame> frames) {
        Set<String> known = new HashSet<>();
        for (var frame : frames) {
            var object = frame.object();
            switch (object.getString("operation", "")) {
                case "snapshot" -> {
                    known.clear();
                    if (object.containsKey("requests")) {
                        object.getJsonArray("requests").stream()
                                .map(request -> request.asJsonObject().getString("id", ""))
                                .forEach(known::add);
                    }
                }
                case "upsert" -> known.add(object.getJsonObject("request").getString("id", ""));
                case "remove" -> {
                    if (!known.contains(object.getString("id", ""))) {
                        add("removes a request that was not there: " + object);
                    }
                }
                default -> {}
            }
        }
        if (!frames.isEmpty()
                && !frames.getFirst().object().getString("operation", "").equals("snapshot")) {
            add("does not begin with a snapshot of its requests");
        }
        known.stream()
                .filter(id -> !id.matches("[1-9]\\d*"))
                .forEach(id -> add("has the id " + id));
    }

    private void counts(List<Frame> frames) {
        for (var frame : frames) {
            var total = frame.object().getInt("total", 0);
            if (total < 0) {
                add("counts " + total + " requests");
            }
        }
    }

    private static List<Frame> of(List<Frame> frames, String type) {
        return frames.stream().filter(frame -> frame.type().equals(type)).toList();
    }

    private static long id(JsonObject row) {
        return row.containsKey("id") ? row.getJsonNumber("id").longValue() : -1;
    }

    private void add(String what) {
        deviations.add(new Deviation(where, what));
    }
}
