package boocontrol.llamaswap.control;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The endpoints of llama-swap that are read, for MicroProfile Rest Client; [SwapClient] is what
/// others call. `Accept` is JSON alone: with `text/plain` beside it errors come as text.
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public interface SwapRestClient extends AutoCloseable {

    @GET
    @Path("health")
    Response health();

    @GET
    @Path("api/version")
    Response version();

    @GET
    @Path("api/hardware")
    Response hardware();

    /// @param after RFC 3339 in UTC; without one the whole ring
    @GET
    @Path("api/performance")
    Response performance(@QueryParam("after") @Nullable String after);

    @GET
    @Path("api/metrics")
    Response ring();

    @GET
    @Path("api/metrics/activity")
    Response activity(@QueryParam("limit") int limit, @QueryParam("page") int page);

    @GET
    @Path("running")
    Response running();

    @GET
    @Path("v1/models")
    Response models();

    @Override
    void close();
}
