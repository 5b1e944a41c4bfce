package boocontrol.logs.boundary;

import boocontrol.fleet.control.Fleet;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.logs.control.LogTails;
import boocontrol.logs.entity.LogPage;
import boocontrol.logs.entity.LogSource;
import boocontrol.platform.json.Query;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// `/api/control/logs`.
@Path("control/logs")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LogsResource {

    private static final String TEXT = "text/plain;charset=utf-8";

    @Inject LogTails tails;

    @Inject Fleet fleet;

    @GET
    @Operation(summary = "What is kept of the hosts' logs, in figures")
    public LogsView logs() {
        return new LogsView(tails.tails().stream().map(LogTailView::of).toList());
    }

    /// A page. `Accept: text/plain` gives the bare lines, for a file.
    @GET
    @Path("{provider_id}")
    @Produces({MediaType.APPLICATION_JSON, TEXT})
    @Operation(summary = "The newest lines of one log of a host, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LogPageView.class)),
                @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING))
            })
    public Response log(
            @PathParam("provider_id") String id,
            @BeanParam LogQuery query,
            @Context Request request) {
        var provider = provider(id);
        var source = Query.read("source", query.source, LogSource::ofWord).orElse(LogSource.PROXY);
        var page = tails.page(provider, source, query.filter()).orElse(LogPage.empty(""));
        return text(request)
                ? download(provider, source, page)
                : Response.ok(LogPageView.of(provider, source, page), MediaType.APPLICATION_JSON)
                        .build();
    }

    private ProviderId provider(String id) {
        try {
            return Optional.of(new ProviderId(id))
                    .filter(known -> fleet.host(known).isPresent())
                    .orElseThrow(LogsResource::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static Refused unknown() {
        return new Refused(Problem.ofStatus(404, "There is no host with this id."));
    }

    private static boolean text(Request request) {
        var variants =
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_PLAIN_TYPE)
                        .build();
        return Optional.ofNullable(request.selectVariant(variants))
                .filter(chosen -> chosen.getMediaType().isCompatible(MediaType.TEXT_PLAIN_TYPE))
                .isPresent();
    }

    private static Response download(ProviderId provider, LogSource source, LogPage page) {
        var name = "%s-%s.log".formatted(provider, source.name().toLowerCase(Locale.ROOT));
        return Response.ok(LogPageView.text(page), TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
