package boocontrol.fleet.boundary;

import boocontrol.fleet.control.ModelEventStore;
import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// `/api/control/events`.
@Path("control/events")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EventsResource {

    private static final int LONGEST_MODEL = 512;

    @Inject ModelEventStore store;

    @GET
    @Operation(
            summary = "What happened on the hosts: phases of models, liveness, gaps; newest first")
    public EventsView events(
            @QueryParam("provider_id") @Nullable String provider,
            @QueryParam("model") @Nullable String model,
            @Parameter(schema = @Schema(implementation = ModelEvent.Kind.class)) @QueryParam("kind")
                    @Nullable String kind,
            @QueryParam("before") @Nullable String before,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        return page(
                new EventFilter(
                        Query.read("provider_id", provider, ProviderId::new),
                        Query.read("model", model, EventsResource::model),
                        Query.read("kind", kind, ModelEvent.Kind::of),
                        Query.read("before", before, EventCursor::parse),
                        Query.limit(limit, EventFilter.MOST)));
    }

    private EventsView page(EventFilter filter) {
        var found = store.find(filter);
        var full = found.size() == filter.limit();
        return new EventsView(
                found.stream().map(EventView::of).toList(),
                full ? Optional.of(EventCursor.after(found.getLast())) : Optional.empty());
    }

    private static String model(String text) {
        if (text.isEmpty() || text.length() > LONGEST_MODEL || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be 1 to 512 characters without NUL");
        }
        return text;
    }
}
