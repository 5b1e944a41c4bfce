package boocontrol.platform.about;

import boocontrol.platform.about.AboutView.Runtime;
import boocontrol.platform.about.AboutView.Storage;
import boocontrol.platform.health.DatabaseProbe;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/control/about`.
@Path("control/about")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AboutResource {

    private static final double MILLIS = 1000.0;

    @Inject Build build;

    @Inject Database database;

    @Inject DatabaseProbe probe;

    @Inject Loops loops;

    @Inject ServletContext servlets;

    @Inject @Any Instance<AboutPart> parts;

    @GET
    @Operation(summary = "The server about itself, with every counter")
    public AboutView about() {
        var process = ManagementFactory.getRuntimeMXBean();
        return new AboutView(
                build.version(),
                build.commit(),
                Instant.ofEpochMilli(process.getStartTime()),
                process.getUptime() / MILLIS,
                runtime(),
                storage(),
                figures());
    }

    private Runtime runtime() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Runtime(
                System.getProperty("java.runtime.version", ""),
                servlets.getServerInfo().replaceFirst(".*/", ""),
                java.lang.Runtime.getRuntime().availableProcessors(),
                loops.alive(),
                heap.getUsed(),
                heap.getMax());
    }

    private Storage storage() {
        var sign = probe.ask();
        return new Storage(
                database.embedded() ? Storage.Kind.EMBEDDED : Storage.Kind.EXTERNAL,
                sign.isPresent(),
                sign.map(DatabaseProbe.Sign::serverVersion),
                sign.flatMap(DatabaseProbe.Sign::migration),
                sign.map(DatabaseProbe.Sign::sizeBytes),
                sign.map(DatabaseProbe.Sign::took).map(AboutResource::millis));
    }

    private TreeMap<String, Record> figures() {
        var figures = new TreeMap<String, Record>();
        parts.stream()
                .sorted(Comparator.comparing(AboutPart::name))
                .forEach(part -> figures.put(part.name(), part.figures()));
        return figures;
    }

    private static double millis(Duration took) {
        return took.toNanos() / 1e6;
    }
}
