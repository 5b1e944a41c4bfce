package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapEvent.LogData.Source;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// What was read, in the lines of the `expected.txt` files beside the copies. `?` is unknown.
final class Rendered {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Rendered() {}

    /// @param types the type of each frame, in order
    static List<String> stream(List<String> types, List<SwapEvent> events) {
        var lines = new ArrayList<String>();
        lines.add("frames %d: %s".formatted(types.size(), counts(types, " ", ", ")));
        lines.add(log(events, Source.PROXY));
        lines.add(log(events, Source.UPSTREAM));
        lines.addAll(models(events));
        lines.addAll(rows(events));
        lines.addAll(finished(events));
        lines.addAll(inflight(events));
        lines.addAll(rest(events));
        return lines;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String row(SwapRow row) {
        return "id=%d at=%s model=%s path=%s status=%s type=%s in=%s out=%s cache=%s draft=%s/%s"
                        .formatted(
                                row.id(),
                                time(row.endedAt()),
                                row.model(),
                                text(row.path()),
                                number(row.status()),
                                text(row.contentType()),
                                number(row.inputTokens()),
                                number(row.outputTokens()),
                                number(row.cacheTokens()),
                                number(row.draftTokens()),
                                number(row.draftAcceptedTokens()))
                + " prompt/s=%s gen/s=%s ms=%s capture=%s error=%s metadata=%s"
                        .formatted(
                                number(row.promptPerSecond()),
                                number(row.tokensPerSecond()),
                                number(row.durationMs()),
                                row.hasCapture() ? "yes" : "no",
                                text(row.errorMessage()),
                                sorted(row.metadata()));
    }

    /// Ids, sums of what is known, and counts.
    static String sums(List<SwapRow> rows) {
        if (rows.isEmpty()) {
            return "none";
        }
        var statuses = rows.stream().map(row -> number(row.status())).toList();
        return "ids=%d..%d in=%d out=%d cache=%d ms=%d captures=%d errors=%d rates=%d status={%s}"
                .formatted(
                        rows.getFirst().id(),
                        rows.getLast().id(),
                        sum(rows, SwapRow::inputTokens),
                        sum(rows, SwapRow::outputTokens),
                        sum(rows, SwapRow::cacheTokens),
                        sum(rows, SwapRow::durationMs),
                        rows.stream().filter(SwapRow::hasCapture).count(),
                        rows.stream().filter(row -> row.errorMessage().isPresent()).count(),
                        rows.stream().filter(row -> row.tokensPerSecond().isPresent()).count(),
                        counts(statuses, "=", ", "));
    }

    static String sorted(Map<String, ?> map) {
        return new TreeMap<>(map).toString();
    }

    private static String log(List<SwapEvent> events, Source source) {
        var chunks =
                of(events, SwapEvent.LogData.class)
                        .filter(log -> log.source() == source)
                        .map(SwapEvent.LogData::text)
                        .toList();
        var whole = String.join("", chunks);
        var crc = new CRC32();
        crc.update(whole.getBytes(StandardCharsets.UTF_8));
        return "log %s: %d chunks, %d characters, crc %08x"
                .formatted(
                        source.name().toLowerCase(Locale.ROOT),
                        chunks.size(),
                        whole.length(),
                        crc.getValue());
    }

    private static List<String> models(List<SwapEvent> events) {
        var lists = of(events, SwapEvent.ModelStatus.class).map(SwapEvent.ModelStatus::models);
        var all = lists.toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var last = all.getLast().stream().map(Rendered::model).sorted();
        var phases = all.stream().flatMap(List::stream).map(Rendered::phase).toList();
        return List.of(
                "models at the end: " + last.collect(Collectors.joining(", ")),
                "phases seen: {" + counts(phases, "=", ", ") + "}");
    }

    private static String model(SwapModel model) {
        return model.id()
                + " "
                + phase(model)
                + (model.unlisted() ? " unlisted" : "")
                + model.peerId().map(peer -> " peer=" + peer).orElse("")
                + (model.aliases().isEmpty() ? "" : " aliases=" + String.join("+", model.aliases()))
                + (model.contextLength().isPresent()
                        ? " context=" + model.contextLength().getAsInt()
                        : "");
    }

    private static String phase(SwapModel model) {
        return model.phase().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> rows(List<SwapEvent> events) {
        var batches = of(events, SwapEvent.Rows.class).map(SwapEvent.Rows::batch).toList();
        var rows = batches.stream().flatMap(batch -> batch.rows().stream()).toList();
        if (batches.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("rows %d: %s".formatted(rows.size(), sums(rows)));
        if (!rows.isEmpty()) {
            lines.add("first row: " + row(rows.getFirst()));
            lines.add("last row: " + row(rows.getLast()));
        }
        return lines;
    }

    private static List<String> finished(List<SwapEvent> events) {
        var ids = of(events, SwapEvent.RowFinished.class).map(SwapEvent.RowFinished::id).toList();
        return ids.isEmpty()
                ? List.of()
                : List.of(
                        "finished %d: %d..%d".formatted(ids.size(), ids.getFirst(), ids.getLast()));
    }

    private static List<String> inflight(List<SwapEvent> events) {
        var totals = of(events, SwapEvent.InflightTotal.class).map(SwapEvent.InflightTotal::total);
        var all = totals.toList();
        if (!all.isEmpty()) {
            var largest = all.stream().mapToInt(Integer::intValue).max().orElse(0);
            return List.of(
                    "inflight: {total=" + all.size() + "}",
                    "totals: largest %d, last %d".formatted(largest, all.getLast()));
        }
        return requests(events);
    }

    private static List<String> requests(List<SwapEvent> events) {
        var entries = new ArrayList<InflightRequest>();
        var open = new TreeSet<String>();
        var shapes = new ArrayList<String>();
        for (var event : events) {
            switch (event) {
                case SwapEvent.InflightSnapshot(var requests) -> {
                    shapes.add("snapshot");
                    entries.addAll(requests);
                    open.clear();
                    requests.forEach(request -> open.add(request.id()));
                }
                case SwapEvent.InflightUpsert(var request) -> {
                    shapes.add("upsert");
                    entries.add(request);
                    open.add(request.id());
                }
                case SwapEvent.InflightRemove(var id) -> {
                    shapes.add("remove");
                    open.remove(id);
                }
                default -> {}
            }
        }
        if (shapes.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("inflight: {" + counts(shapes, "=", ", ") + "}");
        lines.add("open at the end: " + open);
        if (!entries.isEmpty()) {
            lines.add("first request: " + request(entries.getFirst()));
            lines.add("last request: " + request(entries.getLast()));
            var sources = entries.stream().map(Rendered::source).toList();
            lines.add("sources: {" + counts(sources, "=", ", ") + "}");
        }
        return lines;
    }

    private static String request(InflightRequest request) {
        return "id=%s at=%s model=%s path=%s method=%s headers=%d source=%s ip=%s bytes=%s ms=%s"
                        .formatted(
                                request.id(),
                                time(request.startedAt()),
                                request.model(),
                                request.path(),
                                request.method(),
                                request.headers().size(),
                                source(request),
                                text(request.remoteIp()),
                                number(request.responseBytes()),
                                number(request.elapsedMs()))
                + " metadata="
                + sorted(request.metadata());
    }

    private static String source(InflightRequest request) {
        return request.headers().getOrDefault("X-Boo-Source", "?");
    }

    private static List<String> rest(List<SwapEvent> events) {
        var lines = new ArrayList<String>();
        of(events, SwapEvent.UiConfig.class)
                .reduce((_, later) -> later)
                .map(ui -> "session headers: " + String.join(", ", ui.sessionHeaders()))
                .ifPresent(lines::add);
        var profiles =
                of(events, SwapEvent.ProfileChanged.class)
                        .map(changed -> changed.active().orElse("-"))
                        .toList();
        if (!profiles.isEmpty()) {
            lines.add("profiles: " + String.join(", ", profiles));
        }
        return lines;
    }

    private static <T> Stream<T> of(List<SwapEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private static String counts(List<String> words, String is, String separator) {
        return words.stream()
                .collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + is + entry.getValue())
                .collect(Collectors.joining(separator));
    }

    private static long sum(List<SwapRow> rows, Function<SwapRow, OptionalLong> field) {
        return rows.stream().mapToLong(row -> field.apply(row).orElse(0)).sum();
    }

    private static String text(Optional<String> text) {
        return text.orElse("?");
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? "" + number.getAsLong() : "?";
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? "" + number.getAsInt() : "?";
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? "" + number.getAsDouble() : "?";
    }
}
