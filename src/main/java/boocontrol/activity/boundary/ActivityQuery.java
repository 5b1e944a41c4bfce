package boocontrol.activity.boundary;

import boocontrol.activity.entity.Bounds;
import boocontrol.activity.entity.RowFilter;
import boocontrol.activity.entity.Span;
import boocontrol.activity.entity.StatusMatch;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Query;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which rows a caller means: the query parameters that the list, its summary and its CSV share.
/// Those in the plural may be given again and again; any one of them fits.
public class ActivityQuery {

    private static final int LONGEST = 512;

    @Parameter(description = "id of a host; repeatable")
    @QueryParam("provider_id")
    public List<String> providers = List.of();

    @Parameter(description = "model as the host names it; repeatable")
    @QueryParam("model")
    public List<String> models = List.of();

    @Parameter(description = "path of the request; repeatable")
    @QueryParam("path")
    public List<String> paths = List.of();

    @Parameter(
            description = "200, 5xx, failed (from 400 on, or with an error) or unknown; repeatable")
    @QueryParam("status")
    public List<String> statuses = List.of();

    @Parameter(description = "who sent it; empty for rows of which that is not known; repeatable")
    @QueryParam("source")
    public List<String> sources = List.of();

    @Parameter(description = "ended at this time or later, ISO 8601")
    @QueryParam("from")
    public @Nullable String from;

    @Parameter(description = "ended before this time, ISO 8601")
    @QueryParam("to")
    public @Nullable String to;

    @Parameter(description = "at least so many generated tokens")
    @QueryParam("min_output_tokens")
    public @Nullable String minOutputTokens;

    @Parameter(description = "at most so many generated tokens")
    @QueryParam("max_output_tokens")
    public @Nullable String maxOutputTokens;

    @Parameter(description = "took at least so many milliseconds")
    @QueryParam("min_duration_ms")
    public @Nullable String minDurationMs;

    @Parameter(description = "took at most so many milliseconds")
    @QueryParam("max_duration_ms")
    public @Nullable String maxDurationMs;

    @Parameter(description = "part of the model, path or error message, in any case")
    @QueryParam("text")
    public @Nullable String text;

    RowFilter filter() {
        return new RowFilter(
                Query.each("provider_id", providers, ProviderId::new),
                Query.each("model", models, ActivityQuery::words),
                Query.each("path", paths, ActivityQuery::words),
                Query.each("status", statuses, StatusMatch::of),
                sources(),
                span(),
                bounds("output_tokens", minOutputTokens, maxOutputTokens),
                bounds("duration_ms", minDurationMs, maxDurationMs),
                Query.read("text", text, ActivityQuery::words));
    }

    private Set<String> sources() {
        return Query.each("source", sources, text -> text.isEmpty() ? text : words(text));
    }

    private Span span() {
        var start = Query.read("from", from, Query::instant);
        var end = Query.read("to", to, Query::instant);
        return Query.checked("to", () -> new Span(start, end));
    }

    private static Bounds bounds(String name, @Nullable String least, @Nullable String most) {
        var from = number("min_" + name, least);
        var to = number("max_" + name, most);
        return Query.checked("max_" + name, () -> new Bounds(from, to));
    }

    private static OptionalLong number(String name, @Nullable String text) {
        Optional<Long> number = Query.read(name, text, Query::count);
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    private static String words(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "must be 1 to " + LONGEST + " characters, none of them control characters");
        }
        return text;
    }
}
