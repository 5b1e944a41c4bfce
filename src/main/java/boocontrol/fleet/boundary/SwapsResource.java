package boocontrol.fleet.boundary;

import boocontrol.fleet.control.ModelEventStore;
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

/// `/api/control/swaps`.
@Path("control/swaps")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SwapsResource {

    /// Each swap is looked up with its neighbours.
    private static final int MOST = 100;

    @Inject ModelEventStore store;

    @GET
    @Operation(summary = "Loads of models, who was evicted for them and what it cost; newest first")
    public SwapsView swaps(
            @BeanParam EventsQuery query,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        var filter = query.filter(Optional.of(ModelEvent.Kind.LOADING), Query.limit(limit, MOST));
        var loads = store.find(filter);
        var full = loads.size() == filter.limit();
        return new SwapsView(
                loads.stream().map(load -> SwapView.of(store.swap(load.event()))).toList(),
                full ? Optional.of(EventCursor.after(loads.getLast())) : Optional.empty());
    }
}
