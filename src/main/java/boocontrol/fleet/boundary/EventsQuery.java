package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Query;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which events a caller means: the query parameters that events and swaps share.
public class EventsQuery {

    private static final int LONGEST_MODEL = 512;

    @Parameter(description = "id of a host")
    @QueryParam("provider_id")
    public @Nullable String provider;

    @Parameter(description = "model as the host names it, or * for what concerns the host")
    @QueryParam("model")
    public @Nullable String model;

    @Parameter(description = "at this time or later, ISO 8601")
    @QueryParam("from")
    public @Nullable String from;

    @Parameter(description = "before this time, ISO 8601")
    @QueryParam("to")
    public @Nullable String to;

    @Parameter(description = "next of the page before")
    @QueryParam("before")
    public @Nullable String before;

    EventFilter filter(Optional<ModelEvent.Kind> kind, int limit) {
        return new EventFilter(
                Query.read("provider_id", provider, ProviderId::new),
                Query.read("model", model, EventsQuery::model),
                kind,
                Query.read("from", from, Query::instant),
                Query.read("to", to, Query::instant),
                Query.read("before", before, EventCursor::parse),
                limit);
    }

    private static String model(String text) {
        if (text.isEmpty() || text.length() > LONGEST_MODEL || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be 1 to 512 characters without NUL");
        }
        return text;
    }
}
