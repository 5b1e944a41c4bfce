package boocontrol.testing;

import boocontrol.testing.RecordedHostFiles.Exchange;
import boocontrol.testing.RecordedHostFiles.Stream;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rows a recorded host would have answered at any moment, put together from its recorded
/// answers and from the frames that told of them, for any page.
///
/// Store dialect: a row is there from its `activity` frame on, or from the first page that has it;
/// rows of the life before are there when the recorded total says so. A row that no recorded page
/// has (pruned before anybody asked) is never there. Ring dialect: the newest recorded answer since
/// the present stream began, else the ring the stream began with, and what the stream told since.
final class RecordedHostRows {

    /// A stream that opens so soon after a start of the host is the first of that life.
    private static final double RESTART_MS = 200;

    private static final String RING = "/api/metrics";
    private static final String STORE = "/api/metrics/activity";
    private static final Pattern PAGE =
            Pattern.compile("/api/metrics/activity(\\?(?:(?:limit|page)=\\d+&?)*)?");

    private record Told(double tMs, JsonValue data) {}

    private record Row(JsonObject json, double sinceMs) {}

    private record Page(int life, double tMs, long total, JsonArray rows) {}

    private final RecordedHostFiles files;
    private final List<Double> lives;
    private final List<Page> pages;
    private final Map<Stream, List<Told>> metrics = new LinkedHashMap<>();
    private final List<Told> activity = new ArrayList<>();

    RecordedHostRows(RecordedHostFiles files) {
        this.files = files;
        this.lives = lives();
        this.pages =
                files.exchanges().stream()
                        .filter(RecordedHostRows::isPage)
                        .map(this::page)
                        .sorted(Comparator.comparingDouble(Page::tMs))
                        .toList();
        for (var stream : files.streams()) {
            metrics.put(stream, told(stream, "metrics"));
            activity.addAll(told(stream, "activity"));
        }
    }

    /// The recorded path that stands for `path`: any page of rows is put together from all.
    String canonical(String path) {
        if (!PAGE.matcher(path).matches()) {
            return path;
        }
        return files.exchanges().stream()
                .filter(RecordedHostRows::isPage)
                .map(Exchange::path)
                .findFirst()
                .orElse(path);
    }

    /// The rows that `path` would have answered at `now`, when it asks for rows.
    Optional<String> body(String path, double now) {
        if (path.equals(RING) && !metrics.isEmpty() && pages.isEmpty()) {
            return Optional.of(ring(now));
        }
        if (!PAGE.matcher(path).matches() || pages.isEmpty() || invalid(path)) {
            return Optional.empty();
        }
        return Optional.of(storePage(path, now));
    }

    private String storePage(String path, double now) {
        var limit = parameter(path, "limit", 25);
        var page = parameter(path, "page", 1);
        var rows = new ArrayList<>(visible(now).descendingMap().values());
        var from = Math.min(rows.size(), (page - 1) * limit);
        var to = Math.min(rows.size(), from + limit);
        return "{\"data\":[%s],\"page\":%d,\"limit\":%d,\"total\":%d,\"total_pages\":%d}\n"
                .formatted(
                        joined(rows.subList(from, to)),
                        page,
                        limit,
                        rows.size(),
                        (rows.size() + limit - 1) / limit);
    }

    private TreeMap<Long, JsonObject> visible(double now) {
        var visible = new TreeMap<Long, JsonObject>();
        rows(life(now))
                .forEach((id, row) -> {
                    if (row.sinceMs() <= now) {
                        visible.put(id, row.json());
                    }
                });
        return visible;
    }

    private Map<Long, Row> rows(int life) {
        var own = pages.stream().filter(page -> page.life() == life).toList();
        var rows = new TreeMap<Long, Row>();
        for (var page : own) {
            for (var row : page.rows().getValuesAs(JsonObject.class)) {
                rows.putIfAbsent(id(row), new Row(row, since(row, life, page.tMs())));
            }
        }
        var total = own.stream().mapToLong(Page::total).max().orElse(0);
        if (life > 0 && rows.size() < total) {
            rows(life - 1).forEach((id, row) -> rows.putIfAbsent(id, new Row(row.json(), 0)));
        }
        return rows;
    }

    private double since(JsonObject row, int life, double pageMs) {
        var id = id(row);
        return activity.stream()
                .filter(told -> id(told.data().asJsonObject()) == id)
                .filter(told -> life(told.tMs()) <= life)
                .mapToDouble(Told::tMs)
                .max()
                .orElse(pageMs);
    }

    private String ring(double now) {
        var stream =
                files.streams().stream()
                        .filter(s -> s.headMs() <= now)
                        .reduce((_, later) -> later)
                        .orElse(files.streams().getFirst());
        var answer =
                files.exchanges().stream()
                        .filter(e -> e.path().equals(RING) && e.status() == 200)
                        .filter(e -> e.endMs() <= now && e.endMs() >= stream.headMs())
                        .max(Comparator.comparingDouble(Exchange::endMs));
        var since = answer.map(Exchange::endMs).orElse(0.0);
        var rows = new TreeMap<Long, JsonObject>();
        answer.ifPresent(e -> add(rows, parse(e.text())));
        metrics.get(stream).stream()
                .filter(told -> told.tMs() > since && told.tMs() <= now)
                .forEach(told -> add(rows, told.data()));
        return "[" + joined(rows.values()) + "]\n";
    }

    private static void add(Map<Long, JsonObject> rows, JsonValue list) {
        if (list instanceof JsonArray array) {
            array.getValuesAs(JsonObject.class).forEach(row -> rows.put(id(row), row));
        }
    }

    private int life(double tMs) {
        return (int) lives.stream().filter(start -> start <= tMs).count() - 1;
    }

    /// When a store's ids began: at a start of the host, or at a reload that changed the store, of
    /// which the next stream's ids tell.
    private List<Double> lives() {
        var lives = new TreeSet<>(files.hostStarts());
        var highest = 0L;
        for (var stream : files.streams()) {
            for (var told : told(stream, "activity")) {
                var id = id(told.data().asJsonObject());
                if (id <= highest && lives.floor(stream.endMs()) < stream.headMs() - RESTART_MS) {
                    lives.add(stream.headMs());
                }
                highest = id;
            }
        }
        return List.copyOf(lives);
    }

    private Page page(Exchange exchange) {
        var json = parse(exchange.text()).asJsonObject();
        return new Page(
                life(exchange.startMs()),
                exchange.startMs(),
                json.getJsonNumber("total").longValue(),
                json.getJsonArray("data"));
    }

    private static boolean isPage(Exchange exchange) {
        return exchange.status() == 200
                && exchange.pathOnly().equals(STORE)
                && PAGE.matcher(exchange.path()).matches();
    }

    private static boolean invalid(String path) {
        var limit = parameter(path, "limit", 25);
        return limit < 1 || limit > 999 || parameter(path, "page", 1) < 1;
    }

    private static int parameter(String path, String name, int fallback) {
        var value = Pattern.compile("[?&]" + name + "=(\\d+)").matcher(path);
        return value.find() ? Integer.parseInt(value.group(1)) : fallback;
    }

    private static List<Told> told(Stream stream, String type) {
        var told = new ArrayList<Told>();
        for (var chunk : stream.chunks()) {
            new String(chunk.bytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("data:{\"type\":\"" + type + "\""))
                    .map(line -> parse(line.substring(5)).asJsonObject().getString("data"))
                    .forEach(data -> told.add(new Told(chunk.tMs(), parse(data))));
        }
        return told;
    }

    private static String joined(Collection<JsonObject> rows) {
        return rows.stream().map(JsonObject::toString).collect(Collectors.joining(","));
    }

    private static long id(JsonObject row) {
        return row.getJsonNumber("id").longValue();
    }

    private static JsonValue parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
