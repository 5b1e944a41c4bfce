package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.ActivityPage;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.Hardware;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Performance;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/// The REST side of one host (seam); thread-safe, one per connector and not shared with the
/// stream's client. Every call has a deadline (5 s unless said otherwise) and changes nothing on
/// the host: nothing here loads a model or resets its TTL.
public final class SwapClient implements AutoCloseable {

    private static final int READ_MS = 5_000;
    private static final int PROBE_MS = 3_000;

    private final CallGuard guard;
    private final SwapHttpClient http;
    private final SwapHttpClient liveness;
    private final AnswerReader answers = new AnswerReader();
    private volatile Optional<Duration> clockSkew = Optional.empty();

    /// Without a container's guard: see [SwapClients] for the one the application uses.
    public SwapClient(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        this(baseUrl, key, userAgent, Clock.systemUTC(), CallGuard.none());
    }

    SwapClient(URI baseUrl, Optional<ApiKey> key, String userAgent, Clock clock, CallGuard guard) {
        this(baseUrl, key, userAgent, clock, guard, AddressGate.OPEN);
    }

    SwapClient(
            URI baseUrl,
            Optional<ApiKey> key,
            String userAgent,
            Clock clock,
            CallGuard guard,
            AddressGate gate) {
        this.guard = guard;
        this.http = new SwapHttpClient(baseUrl, key, userAgent, clock, READ_MS, gate);
        this.liveness = new SwapHttpClient(baseUrl, key, userAgent, clock, PROBE_MS, gate);
    }

    /// Version, dialect, process start and clock skew (protocol 3.1).
    public Reply<HostFacts> probe() {
        return switch (dialect()) {
            case Reply.Answer(var found) -> facts(found);
            case Reply.Unauthorized<Found> _ -> new Reply.Unauthorized<>();
            case Reply.Absent<Found> _ -> new Reply.Absent<>();
            case Reply.Failed(var reason) -> new Reply.Failed<>(reason);
        };
    }

    /// `GET /health`, 3 s; on hosts that log at INFO it also makes a line on the stream.
    public Reply<String> health() {
        return reply(
                () -> guard.probing(() -> liveness.get(SwapRestClient::health)),
                answer -> Texts.start(Texts.shown(answer.body().strip()), 100));
    }

    /// Why nothing answers over HTTP; empty when anything does, whatever it says. 3 s.
    public Optional<String> silence() {
        try {
            guarded(() -> guard.probing(() -> liveness.get(SwapRestClient::health)));
            return Optional.empty();
        } catch (Unanswered e) {
            return Optional.of(e.reason());
        }
    }

    /// Ring dialect: the whole ring, oldest first.
    public Reply<RowBatch> ring() {
        return ask(SwapRestClient::ring, answer -> answers.ring(answer.body()));
    }

    /// Store dialect: a page, newest first. `limit` 1 to 999, `page` from 1.
    public Reply<ActivityPage> activity(int limit, int page) {
        return ask(rest -> rest.activity(limit, page), answer -> answers.activity(answer.body()));
    }

    /// `GET /running`: configured TTL in seconds per model that runs, 0 = never.
    public Reply<Map<String, Integer>> ttls() {
        return ask(SwapRestClient::running, answer -> answers.ttls(answer.body()));
    }

    /// `GET /running`: the phase of every model that runs.
    public Reply<Map<String, Phase>> running() {
        return ask(SwapRestClient::running, answer -> answers.running(answer.body()));
    }

    /// `GET /v1/models`: context length per model, where the host tells.
    public Reply<Map<String, Integer>> contextLengths() {
        return ask(SwapRestClient::models, answer -> answers.contextLengths(answer.body()));
    }

    /// `GET /v1/models`: how many there are.
    public Reply<Integer> modelCount() {
        return ask(SwapRestClient::models, answer -> answers.modelCount(answer.body()));
    }

    /// The host's clock minus ours, whole seconds, by the last answer that told its date.
    public Optional<Duration> clockSkew() {
        return clockSkew;
    }

    /// `GET /api/performance`, v212 on: samples newer than `after`, or all that the host still has.
    /// 4 s. Not by a client of its own: each costs a thread of the system and a tenth of a second.
    public Reply<Polled> performance(Optional<Instant> after) {
        // RFC 3339 in UTC: the `+` of an offset would be read as a space.
        var time = after.map(Instant::toString).orElse(null);
        try {
            var answer =
                    guarded(() -> guard.polling(() -> http.get(rest -> rest.performance(time))));
            return polled(answer);
        } catch (Unanswered e) {
            return new Reply.Failed<>(e.reason());
        }
    }

    /// `GET /api/hardware`, v247 on.
    public Reply<Hardware> hardware() {
        return ask(SwapRestClient::hardware, answer -> answers.hardware(answer.body()));
    }

    /// @param clockSkew the host's clock minus ours, from the Date header, whole seconds
    public record Polled(Performance performance, Optional<Duration> clockSkew) {}

    private Reply<Polled> polled(HttpAnswer answer) {
        var skew = answer.clockSkew();
        if (answer.status() == 400) {
            return new Reply.Answer<>(new Polled(new Performance.BadAfter(), skew));
        }
        if (answer.status() == 503 && answers.performanceDisabled(answer.body())) {
            return new Reply.Answer<>(new Polled(new Performance.Disabled(), skew));
        }
        return reply(
                () -> answer, got -> new Polled(answers.performance(got.body()), got.clockSkew()));
    }

    @Override
    public void close() {
        http.close();
        liveness.close();
    }

    private record Found(Dialect dialect, HttpAnswer answer) {}

    /// The path that is there tells the dialect, also without a key: a version answers 404, not
    /// 401, for a path it does not have.
    private Reply<Found> dialect() {
        Reply<Found> store =
                ask(
                        rest -> rest.activity(1, 1),
                        answer -> {
                            answers.activity(answer.body());
                            return new Found(Dialect.STORE, answer);
                        });
        if (!(store instanceof Reply.Absent)) {
            return store;
        }
        return ask(
                SwapRestClient::ring,
                answer -> {
                    answers.ring(answer.body());
                    return new Found(Dialect.RING, answer);
                });
    }

    private Reply<HostFacts> facts(Found found) {
        try {
            var version = version();
            return new Reply.Answer<>(
                    new HostFacts(
                            found.dialect(),
                            version.text(),
                            version.number(),
                            version.commit(),
                            processStart(found.dialect()),
                            found.answer().clockSkew()));
        } catch (Unanswered e) {
            return new Reply.Failed<>(e.reason());
        } catch (Malformed e) {
            return new Reply.Failed<>(e.reason());
        }
    }

    private SwapVersion version() throws Unanswered, Malformed {
        var answer = answer(SwapRestClient::version);
        return answer.status() == 200 ? answers.version(answer.body()) : SwapVersion.UNKNOWN;
    }

    /// Only the store dialect has it, from v247 on, and there it may be unavailable.
    private Optional<Instant> processStart(Dialect dialect) throws Unanswered, Malformed {
        if (dialect == Dialect.RING) {
            return Optional.empty();
        }
        var answer = answer(SwapRestClient::hardware);
        return answer.status() == 200 ? answers.processStart(answer.body()) : Optional.empty();
    }

    private interface Call {
        HttpAnswer make() throws Exception;
    }

    private interface Reading<T> {
        T of(HttpAnswer answer) throws Malformed;
    }

    private <T> Reply<T> ask(Function<SwapRestClient, Response> endpoint, Reading<T> reading) {
        return reply(() -> answer(endpoint), reading);
    }

    private static <T> Reply<T> reply(Call call, Reading<T> reading) {
        try {
            var answer = guarded(call);
            return switch (answer.status()) {
                case 200 -> new Reply.Answer<>(reading.of(answer));
                case 401 -> new Reply.Unauthorized<>();
                case 404, 405 -> new Reply.Absent<>();
                default -> new Reply.Failed<>("it answered with status " + answer.status());
            };
        } catch (Unanswered e) {
            return new Reply.Failed<>(e.reason());
        } catch (Malformed e) {
            return new Reply.Failed<>(e.reason());
        }
    }

    private HttpAnswer answer(Function<SwapRestClient, Response> endpoint) throws Unanswered {
        var answer = guarded(() -> guard.reading(() -> http.get(endpoint)));
        answer.clockSkew().ifPresent(skew -> clockSkew = Optional.of(skew));
        return answer;
    }

    private static HttpAnswer guarded(Call call) throws Unanswered {
        try {
            return call.make();
        } catch (Unanswered e) {
            throw e;
        } catch (TimeoutException _) {
            throw new Unanswered("no complete answer in time");
        } catch (Exception e) {
            throw Unanswered.because(e);
        }
    }
}
