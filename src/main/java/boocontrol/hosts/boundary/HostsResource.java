package boocontrol.hosts.boundary;

import boocontrol.hosts.control.AddressTests;
import boocontrol.hosts.control.Hosts;
import boocontrol.hosts.control.ProviderEdits;
import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.FileState;
import boocontrol.hosts.entity.KeyWish;
import boocontrol.hosts.entity.Outcome;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.hosts.entity.Tested;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// `/api/control/hosts`: the registry of providers.
@Path("control/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HostsResource {

    @Inject Hosts hosts;

    @Inject ProviderEdits edits;

    @Inject AddressTests tests;

    /// For the container.
    public HostsResource() {}

    HostsResource(Hosts hosts, ProviderEdits edits, AddressTests tests) {
        this.hosts = hosts;
        this.edits = edits;
        this.tests = tests;
    }

    @GET
    @Operation(summary = "Every provider, disabled ones included, and how the file stands")
    public HostsView all() {
        return new HostsView(
                hosts.all().stream().map(this::view).toList(),
                hosts.file().map(Object::toString),
                fileError(hosts.fileState()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One provider; its revision is the ETag")
    @APIResponseSchema(ProviderView.class)
    public Response one(@PathParam("id") String id) {
        return hosts.find(id(id))
                .map(provider -> tagged(Response.ok(), provider))
                .orElseThrow(() -> new Refused(Refusals.unknown()));
    }

    @POST
    @Operation(summary = "Adds a provider; followed at once when it is an enabled llama-swap host")
    @APIResponseSchema(value = ProviderView.class, responseCode = "201")
    public Response add(NewProvider body) {
        var key = key(body.apiKey()).orElse(KeyWish.NONE);
        var draft = fitting(() -> body.draft(key.source()));
        var added = done(edits.add(draft, key.pasted()), draft.id());
        return tagged(
                Response.status(201)
                        .header(HttpHeaders.LOCATION, "/api/control/hosts/" + draft.id()),
                added);
    }

    @POST
    @Path("test")
    @Operation(summary = "Asks an address, or a kept provider's, what is there; keeps nothing")
    public AddressTestView test(AddressToTest body) {
        return switch (body.id().map(this::tested).orElseGet(() -> tested(body))) {
            case Tested.Answered(var probed, var keyProblem) ->
                    AddressTestView.of(probed, keyProblem);
            case Tested.AddressRefused(var reason) -> throw new Refused(Refusals.address(reason));
            case Tested.KeyRefused(var reason) -> throw new Refused(Refusals.keyPlace(reason));
            case Tested.Busy _ ->
                    throw new Refused(
                            Problem.ofStatus(429, "Four tests run already; wait a little."));
        };
    }

    @PATCH
    @Path("{id}")
    @Operation(
            summary =
                    "Changes what is sent, enabling and disabling included; effective at once. Needs If-Match")
    @APIResponseSchema(ProviderView.class)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ProviderChange body) {
        var provider = id(id);
        var expected = Revisions.allowed(ifMatch);
        var key = key(body.apiKey());
        var pasted = key.flatMap(KeyWish::pasted);
        var outcome =
                fitting(() ->
                        edits.change(
                                provider, expected, before -> body.applied(before, key), pasted));
        return tagged(Response.ok(), done(outcome, provider));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a provider and its pasted key; its history stays. Needs If-Match")
    @APIResponse(responseCode = "204", description = "It is removed")
    public Response remove(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var provider = id(id);
        done(edits.remove(provider, Revisions.allowed(ifMatch)), provider);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/purge")
    @Operation(
            summary =
                    "Deletes the history of a provider that is disabled or removed; confirm repeats its id")
    @APIResponse(responseCode = "204", description = "Nothing is kept any more")
    public Response purge(@PathParam("id") String id, PurgeOrder body) {
        var provider = id(id);
        if (!body.confirm().equals(id)) {
            throw new Refused(
                    Problem.ofStatus(400, "/confirm must be the id of the provider, once more."));
        }
        return switch (edits.purge(provider)) {
            case Outcome.Purged _ -> Response.noContent().build();
            case Outcome other -> throw new Refused(Refusals.of(other, provider, hosts.file()));
        };
    }

    private Tested tested(String id) {
        return hosts.find(id(id))
                .map(tests::test)
                .orElseThrow(() -> new Refused(Refusals.unknown()));
    }

    private Tested tested(AddressToTest body) {
        var url = fitting(() -> BaseUrl.parse(body.baseUrl().orElse("")));
        return tests.test(
                body.kind().orElse(ProviderKind.LLAMA_SWAP),
                url,
                key(body.apiKey()).orElse(KeyWish.NONE));
    }

    private ProviderView view(Provider provider) {
        return ProviderView.of(provider, hosts.readKey(provider), hosts.registry().gone(provider));
    }

    private Response tagged(Response.ResponseBuilder answer, Provider provider) {
        return answer.header(HttpHeaders.ETAG, Revisions.tag(provider.revision()))
                .entity(view(provider))
                .build();
    }

    private static ProviderId id(String text) {
        return fitting(() -> new ProviderId(text));
    }

    private static Optional<KeyWish> key(Optional<KeyChoice> choice) {
        return fitting(() -> choice.map(KeyChoice::wish));
    }

    /// @throws Refused with 400 and the words of the value that did not fit
    private static <T> T fitting(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.ofStatus(400, e.getMessage() + "."));
        }
    }

    private static Optional<String> fileError(FileState state) {
        return state instanceof FileState.Broken(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private Provider done(Outcome outcome, ProviderId id) {
        return switch (outcome) {
            case Outcome.Done(var provider) -> provider;
            case Outcome other -> throw new Refused(Refusals.of(other, id, hosts.file()));
        };
    }
}
