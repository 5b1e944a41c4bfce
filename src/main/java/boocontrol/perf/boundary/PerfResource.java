package boocontrol.perf.boundary;

import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.control.Perf;
import boocontrol.perf.control.PerfIntake;
import boocontrol.perf.control.PerfStore;
import boocontrol.perf.entity.HostPerf;
import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.RangeQuestion;
import boocontrol.perf.entity.StreamName;
import boocontrol.platform.json.Query;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// `/api/control/perf`.
@Path("control/perf")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PerfResource {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3 * 366L);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    @Inject Perf perf;

    @Inject PerfIntake intake;

    @Inject PerfStore store;

    @Inject Fleet fleet;

    @Inject Clock clock;

    @Inject Ticker ticker;

    @GET
    @Operation(summary = "The newest samples of all hosts: machine, cards, hardware")
    public PerfView newest() {
        var now = new Moment(clock.instant(), ticker.nanos());
        var stale = intake.settings().staleAfter();
        return new PerfView(
                now.at(),
                fleet.hosts().stream()
                        .map(this::known)
                        .map(host -> HostPerfView.of(host, now, stale))
                        .toList());
    }

    /// A host that is gone has its history still.
    @GET
    @Path("{provider_id}")
    @Operation(summary = "The samples of one host over a range: least, greatest and mean per pixel")
    public PerfRangeView range(
            @PathParam("provider_id") String provider,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("stream") @Nullable String stream,
            @QueryParam("metric") @Nullable String metric,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "4000"))
                    @QueryParam("pixels")
                    @DefaultValue("600")
                    String pixels) {
        var now = clock.instant();
        var end = Query.read("to", to, PerfResource::time).orElse(now);
        var start = Query.read("from", from, PerfResource::time).orElse(end.minus(USUAL));
        inOrder(start, end);
        var question =
                new RangeQuestion(
                        id(provider),
                        Query.read("stream", stream, StreamName::new),
                        Query.read("metric", metric, PerfResource::metrics).orElse(Set.of()),
                        start,
                        end,
                        Query.read("pixels", pixels, PerfResource::pixels).orElseThrow());
        return PerfRangeView.of(question, store.range(question), now);
    }

    private HostPerf known(HostState host) {
        var id = host.provider().id();
        return perf.host(id).orElseGet(() -> HostPerf.first(id, ""));
    }

    private static ProviderId id(String text) {
        try {
            return new ProviderId(text);
        } catch (IllegalArgumentException _) {
            throw new Refused(Problem.ofStatus(404, "There is no host with this id."));
        }
    }

    private static void inOrder(Instant from, Instant to) {
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Refused(
                    Problem.ofStatus(
                            400,
                            "The query parameter from: must be before to, by three years at most."));
        }
    }

    private static Instant time(String text) {
        Optional<Instant> time;
        try {
            time = Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            time = Optional.empty();
        }
        return time.filter(at -> !at.isBefore(FIRST) && at.isBefore(LAST))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "write times as 2026-11-24T02:00:00Z, from 1970 to 9999"));
    }

    /// Words with commas between.
    private static Set<Metric> metrics(String text) {
        var metrics = EnumSet.noneOf(Metric.class);
        Arrays.stream(text.split(",", -1)).map(Metric::of).forEach(metrics::add);
        return metrics;
    }

    private static int pixels(String text) {
        var number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > RangeQuestion.MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "must be a number between 1 and " + RangeQuestion.MOST_PIXELS);
        }
        return number;
    }
}
