package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityStore;
import boocontrol.activity.entity.ActivityFilter;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Function;
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
                        read("provider_id", provider, ProviderId::new),
                        read("before", before, ActivityCursor::parse),
                        read("limit", limit, ActivityResource::limit).orElseThrow()));
    }

    private ActivityRowsView page(ActivityFilter filter) {
        var found = store.find(filter);
        var full = found.size() == filter.limit();
        return new ActivityRowsView(
                found.stream().map(ActivityView::of).toList(),
                full ? Optional.of(ActivityCursor.after(found.getLast())) : Optional.empty());
    }

    private static int limit(String text) {
        var number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > ActivityFilter.MOST) {
            throw new IllegalArgumentException(
                    "must be a number between 1 and " + ActivityFilter.MOST);
        }
        return number;
    }

    private static <T> Optional<T> read(
            String name, @Nullable String text, Function<String, T> reading) {
        try {
            return Optional.ofNullable(text).map(reading);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Problem.ofStatus(
                            400, "The query parameter %s: %s.".formatted(name, e.getMessage())));
        }
    }
}
