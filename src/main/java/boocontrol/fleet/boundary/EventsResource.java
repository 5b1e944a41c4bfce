package boocontrol.fleet.boundary;

import boocontrol.fleet.control.ModelEventStore;
import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.platform.json.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

    @Inject ModelEventStore store;

    @GET
    @Operation(
            summary = "What happened on the hosts: phases of models, liveness, gaps; newest first")
    public EventsView events(
            @BeanParam EventsQuery query,
            @Parameter(schema = @Schema(implementation = ModelEvent.Kind.class)) @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        return page(
                query.filter(
                        Query.read("kind", kind, ModelEvent.Kind::of),
                        Query.limit(limit, EventFilter.MOST)));
    }

    private EventsView page(EventFilter filter) {
        var found = store.find(filter);
        var full = found.size() == filter.limit();
        return new EventsView(
                found.stream().map(EventView::of).toList(),
                full ? Optional.of(EventCursor.after(found.getLast())) : Optional.empty());
    }
}
