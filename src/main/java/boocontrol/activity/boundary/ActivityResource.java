package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityStore;
import boocontrol.activity.entity.ActivityFilter;
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
import org.jspecify.annotations.Nullable;

/// `/api/control/activity`.
@Path("control/activity")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ActivityResource {

    @Inject ActivityStore store;

    /// A page. Rows that come meanwhile never shift a later page.
    @GET
    @Operation(summary = "Finished requests of all hosts or one; newest end first")
    public ActivityRowsView rows(
            @QueryParam("provider_id") @Nullable String provider,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        return page(
                new ActivityFilter(
                        Query.read("provider_id", provider, ProviderId::new),
                        Query.read("before", before, ActivityCursor::parse),
                        Query.limit(limit, ActivityFilter.MOST)));
    }

    private ActivityRowsView page(ActivityFilter filter) {
        var found = store.find(filter);
        var full = found.size() == filter.limit();
        return new ActivityRowsView(
                found.stream().map(ActivityView::of).toList(),
                full ? Optional.of(ActivityCursor.after(found.getLast())) : Optional.empty());
    }
}
