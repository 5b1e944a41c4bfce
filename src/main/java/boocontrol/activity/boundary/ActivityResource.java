package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityStore;
import boocontrol.activity.entity.RowOrder;
import boocontrol.activity.entity.RowPage;
import boocontrol.activity.entity.RowSort;
import boocontrol.platform.json.Query;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// `/api/control/activity`.
@Path("control/activity")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ActivityResource {

    /// So many rows can be downloaded at once.
    static final int DOWNLOAD = 200_000;

    @Inject ActivityStore store;

    /// A page. Rows that come meanwhile never shift a later page.
    @GET
    @Operation(summary = "Finished requests that fit a filter, page by page; newest end first")
    public ActivityRowsView rows(
            @BeanParam ActivityQuery query,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "ended_at",
                                                "duration_ms",
                                                "input_tokens",
                                                "output_tokens",
                                                "tokens_per_second"
                                            }))
                    @QueryParam("sort")
                    @DefaultValue("ended_at")
                    String sort,
            @Parameter(schema = @Schema(enumeration = {"asc", "desc"}))
                    @QueryParam("order")
                    @DefaultValue("desc")
                    String order,
            @QueryParam("before") @Nullable String before,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        var reading = order(sort, order);
        return page(
                new RowPage(
                        query.filter(),
                        reading,
                        Query.read("before", before, text -> ActivityCursor.parse(text, reading)),
                        Query.limit(limit, RowPage.MOST)));
    }

    @GET
    @Path("summary")
    @Operation(summary = "Totals and percentiles of the finished requests that fit a filter")
    public ActivitySummaryView summary(@BeanParam ActivityQuery query) {
        return ActivitySummaryView.of(store.summary(query.filter()));
    }

    /// Refuses with 400 what is too much for one download.
    @GET
    @Path("csv")
    @Produces("text/csv")
    @Operation(summary = "The finished requests that fit a filter as CSV, newest end first")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@BeanParam ActivityQuery query) {
        var filter = query.filter();
        var rows = store.summary(filter).requests();
        if (rows > DOWNLOAD) {
            throw new Refused(
                    Problem.ofStatus(
                            400,
                            "%,d rows fit; %,d can be downloaded at once: give from and to."
                                    .formatted(rows, DOWNLOAD)));
        }
        var first = new RowPage(filter, RowOrder.NEWEST, Optional.empty(), RowPage.MOST);
        return Response.ok(new ActivityCsv(store, first))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=activity.csv")
                .build();
    }

    private static RowOrder order(String sort, String order) {
        return new RowOrder(
                Query.word("sort", sort, RowSort.class),
                Query.oneOf("order", order, "asc", "desc").equals("asc"));
    }

    private ActivityRowsView page(RowPage page) {
        var found = store.find(page);
        var full = found.size() == page.limit();
        return new ActivityRowsView(
                found.stream().map(ActivityView::of).toList(),
                full
                        ? Optional.of(ActivityCursor.after(found.getLast(), page.order()))
                        : Optional.empty());
    }
}
