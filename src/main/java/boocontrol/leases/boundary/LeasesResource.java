package boocontrol.leases.boundary;

import boocontrol.hosts.control.Hosts;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.leases.control.HostLeases;
import boocontrol.leases.control.LeaseDesk;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Purpose;
import boocontrol.leases.entity.Refusal;
import boocontrol.leases.entity.Renewal;
import boocontrol.platform.json.Query;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// `/api/control/leases`: the right to disturb a host, for programs outside; see docs/leases.md.
@Path("control/leases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class LeasesResource {

    private static final String LEASE = "{provider_id}/{fence}";
    private static final String HELD = "Somebody is in the way";
    private static final Pattern FENCE = Pattern.compile("[0-9]{1,18}");

    @Inject HostLeases leases;

    @Inject LeaseDesk desk;

    @Inject Hosts hosts;

    @GET
    @Operation(summary = "Who holds which hosts, and who asks for them")
    public LeasesView all() {
        return LeasesView.of(answered(desk.list()));
    }

    @POST
    @Operation(summary = "Claims a host; 409 says who is in the way")
    @APIResponseSchema(value = GrantView.class, responseCode = "201")
    @APIResponse(
            responseCode = "409",
            description = HELD,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = HeldProblem.class)))
    public Response acquire(NewLease body) {
        var claim =
                fitting(() ->
                        new Claim(
                                host(new ProviderId(body.providerId())),
                                new HolderId(body.holder()),
                                new Purpose(body.purpose()),
                                body.mode()));
        return switch (answered(desk.acquire(claim))) {
            case Acquisition.Grant grant -> created(grant);
            case Acquisition.Refused(var refusal) -> held(refusal);
        };
    }

    @PUT
    @Path(LEASE)
    @Operation(summary = "Renews a lease and tells who asks for the host; 409 when it is over")
    public GrantView renew(
            @PathParam("provider_id") String provider,
            @PathParam("fence") String fence,
            HolderBody body) {
        var key =
                fitting(() ->
                        new LeaseKey(
                                new ProviderId(provider),
                                fence(fence),
                                new HolderId(body.holder())));
        return switch (answered(desk.renew(key))) {
            case Renewal.Renewed(var lease, var now, var ask) ->
                    GrantView.of(lease, now, ask, desk.terms());
            case Renewal.Gone(var reason) -> throw new Refused(lost(reason));
        };
    }

    @PUT
    @Path("{provider_id}/preemption")
    @Operation(summary = "Asks whoever is in the way to stop; then claim again until it is granted")
    @APIResponseSchema(PreemptionView.class)
    @APIResponse(
            responseCode = "409",
            description = HELD,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = HeldProblem.class)))
    public Response preempt(@PathParam("provider_id") String provider, NewPreemption body) {
        var by =
                fitting(() ->
                        new Claim(
                                host(new ProviderId(provider)),
                                new HolderId(body.holder()),
                                new Purpose(body.purpose()),
                                body.mode()));
        return switch (answered(leases.ask(by))) {
            case Asking.Asked asked -> Response.ok(PreemptionView.of(asked)).build();
            case Asking.Free _ -> Response.ok(PreemptionView.free()).build();
            case Asking.Behind(var refusal) -> held(refusal);
        };
    }

    @DELETE
    @Path(LEASE)
    @Operation(
            summary = "Gives a lease back, again and again if need be; revoke=true takes anybody's")
    @APIResponse(responseCode = "204", description = "It is over")
    public Response release(
            @PathParam("provider_id") String provider,
            @PathParam("fence") String fence,
            @QueryParam("holder") @Nullable String holder,
            @QueryParam("revoke") @Nullable String revoke) {
        var host = fitting(() -> new ProviderId(provider));
        var number = fence(fence);
        var by = Query.read("holder", holder, HolderId::new);
        var taken = Query.read("revoke", revoke, LeasesResource::yes).isPresent();
        if (taken == by.isPresent()) {
            throw new Refused(Problem.ofStatus(400, "Send either holder=... or revoke=true."));
        }
        return by.map(own -> released(new LeaseKey(host, number, own)))
                .orElseGet(() -> revoked(host, number));
    }

    private Response released(LeaseKey key) {
        return switch (answered(desk.release(key))) {
            case DONE -> Response.noContent().build();
            case NOT_YOURS -> throw new Refused(notYours());
        };
    }

    private Response revoked(ProviderId provider, long fence) {
        if (!desk.revoke(provider, fence)) {
            throw unavailable();
        }
        return Response.noContent().build();
    }

    private Response created(Acquisition.Grant grant) {
        var lease = grant.lease();
        var at = "/api/control/leases/" + lease.claim().provider() + "/" + lease.fence();
        return Response.status(201)
                .header(HttpHeaders.LOCATION, at)
                .entity(GrantView.of(lease, grant.now(), Optional.empty(), desk.terms()))
                .build();
    }

    private ProviderId host(ProviderId id) {
        return hosts.find(id)
                .filter(provider -> provider.kind() == ProviderKind.LLAMA_SWAP)
                .map(provider -> provider.id())
                .orElseThrow(
                        () -> new Refused(Problem.ofStatus(404, "There is no host of this id.")));
    }

    /// What is no fence names no lease.
    private static long fence(String text) {
        if (!FENCE.matcher(text).matches()) {
            throw new Refused(Problem.ofStatus(404, "A fence is a number of 1 to 18 digits."));
        }
        return Long.parseLong(text);
    }

    private static boolean yes(String word) {
        if (!word.equals("true")) {
            throw new IllegalArgumentException("can only be true");
        }
        return true;
    }

    private static Response held(Refusal refusal) {
        return Response.status(409)
                .type(Problem.MEDIA_TYPE)
                .entity(HeldProblem.of(refusal))
                .build();
    }

    private static Problem lost(Optional<Ending.Reason> reason) {
        var how =
                reason.map(end -> "It was " + end.name().toLowerCase(Locale.ROOT) + ".")
                        .orElse("There is no such lease of this holder.");
        return Problem.of(409, "lease-lost", "Lease lost", how + " Stop, then claim anew.");
    }

    private static Problem notYours() {
        return Problem.of(
                409, "not-your-lease", "Not your lease", "The fence belongs to another holder.");
    }

    /// @throws Refused with 503 when the database does not answer
    private static <T> T answered(Optional<T> answer) {
        return answer.orElseThrow(LeasesResource::unavailable);
    }

    private static Refused unavailable() {
        return new Refused(
                Problem.ofStatus(503, "The database does not answer; try again in a second."));
    }

    /// @throws Refused with 400 and the words of the value that did not fit
    private static <T> T fitting(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.ofStatus(400, e.getMessage() + "."));
        }
    }
}
