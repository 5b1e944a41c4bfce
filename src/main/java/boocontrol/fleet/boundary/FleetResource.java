package boocontrol.fleet.boundary;

import boocontrol.fleet.control.Fleet;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/control/fleet`.
@Path("control/fleet")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class FleetResource {

    @Inject Fleet fleet;

    @Inject Clock clock;

    @GET
    @Operation(summary = "What every host is doing now")
    public FleetView fleet() {
        return new FleetView(clock.instant(), fleet.hosts().stream().map(HostView::of).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What one host is doing now")
    public HostView host(@PathParam("id") String id) {
        return known(id)
                .flatMap(fleet::host)
                .map(HostView::of)
                .orElseThrow(
                        () -> new Refused(Problem.ofStatus(404, "There is no host with this id.")));
    }

    private static Optional<ProviderId> known(String id) {
        try {
            return Optional.of(new ProviderId(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
