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
    public Response one(@PathParam("id") ProviderId id) {
        return hosts.find(id)
                .map(provider -> tagged(Response.ok(), provider))
                .orElseThrow(() -> new Refused(unknown()));
    }

    @POST
    @Operation(summary = "Adds a provider; followed at once when it is an enabled llama-swap host")
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
            case Tested.AddressRefused(var reason) -> throw new Refused(address(reason));
            case Tested.KeyRefused(var reason) -> throw new Refused(keyPlace(reason));
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
    public Response change(
            @PathParam("id") ProviderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ProviderChange body) {
        var expected = Revisions.allowed(ifMatch);
        var key = key(body.apiKey());
        var pasted = key.flatMap(KeyWish::pasted);
        var outcome =
                fitting(() ->
                        edits.change(id, expected, before -> body.applied(before, key), pasted));
        return tagged(Response.ok(), done(outcome, id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a provider and its pasted key; its history stays. Needs If-Match")
    public Response remove(
            @PathParam("id") ProviderId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        done(edits.remove(id, Revisions.allowed(ifMatch)), id);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/purge")
    @Operation(
            summary =
                    "Deletes the history of a provider that is disabled or removed; confirm repeats its id")
    public Response purge(@PathParam("id") ProviderId id, PurgeOrder body) {
        if (!body.confirm().equals(id.value())) {
            throw new Refused(
                    Problem.ofStatus(400, "/confirm must be the id of the provider, once more."));
        }
        return switch (edits.purge(id)) {
            case Outcome.Purged _ -> Response.noContent().build();
            case Outcome other -> throw new Refused(problem(other, id));
        };
    }

    private Tested tested(String id) {
        return fitting(() -> hosts.find(new ProviderId(id)))
                .map(tests::test)
                .orElseThrow(() -> new Refused(unknown()));
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
            case Outcome other -> throw new Refused(problem(other, id));
        };
    }

    private Problem problem(Outcome outcome, ProviderId id) {
        return switch (outcome) {
            case Outcome.Unknown _ -> unknown();
            case Outcome.Taken _ ->
                    conflict("id-taken", "Id in use", "There is a provider %s already.", id);
            case Outcome.FileOwned _ -> fileOwned(id);
            case Outcome.Stale _ -> Problem.ofStatus(412);
            case Outcome.AlreadyRead(var by) ->
                    conflict(
                            "host-read-already",
                            "Host is read already",
                            "The provider %s reads this host; disable it first.",
                            by);
            case Outcome.Full _ ->
                    conflict("registry-full", "Too many", "There are 500 providers, %s not.", id);
            case Outcome.StillEnabled _ ->
                    conflict(
                            "still-enabled",
                            "Still enabled",
                            "Disable %s first; what the host still knows would be read again.",
                            id);
            case Outcome.AddressRefused(var reason) -> address(reason);
            case Outcome.KeyRefused(var reason) -> keyPlace(reason);
            case Outcome.Done _, Outcome.Purged _ -> throw new IllegalStateException("no problem");
        };
    }

    private Problem fileOwned(ProviderId id) {
        var file = hosts.file().map(Object::toString).orElse("of providers");
        return Problem.of(
                409,
                "file-owned",
                "The file owns it",
                "The file %s owns %s; change it there.".formatted(file, id));
    }

    private static Problem conflict(String word, String title, String detail, ProviderId id) {
        return Problem.of(409, word, title, detail.formatted(id));
    }

    private static Problem unknown() {
        return Problem.ofStatus(404, "There is no provider of this id.");
    }

    private static Problem address(String reason) {
        return Problem.of(
                400,
                "address-refused",
                "Address refused",
                "base_url cannot be used: %s.".formatted(reason));
    }

    private static Problem keyPlace(String reason) {
        return Problem.of(400, "key-refused", "Key refused", reason);
    }
}
