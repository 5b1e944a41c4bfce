package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.StreamEnd;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One attempt to read one host's `/api/events` (seam): a JAX-RS client of its own, thrown away
/// afterwards.
///
/// The connection must be made within 2 s. [#close()] is the way to end it early: the response is
/// never closed, since that would first drain a stream that does not end.
public final class SwapStreamClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Whether silence means loss is judged by the owner's watchdog, much earlier; this only sees
    /// to it that no read waits for ever.
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private static final int CHUNK = 32 << 10;

    private final URI events;
    private final URI baseUrl;
    private final Optional<ApiKey> key;
    private final String userAgent;
    private final Client client;
    private final AddressGate gate;
    private final AtomicReference<Optional<String>> aborted =
            new AtomicReference<>(Optional.empty());

    public SwapStreamClient(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        this(baseUrl, key, userAgent, SILENCE, AddressGate.OPEN);
    }

    SwapStreamClient(URI baseUrl, Optional<ApiKey> key, String userAgent, AddressGate gate) {
        this(baseUrl, key, userAgent, SILENCE, gate);
    }

    SwapStreamClient(URI baseUrl, Optional<ApiKey> key, String userAgent, Duration silence) {
        this(baseUrl, key, userAgent, silence, AddressGate.OPEN);
    }

    private SwapStreamClient(
            URI baseUrl,
            Optional<ApiKey> key,
            String userAgent,
            Duration silence,
            AddressGate gate) {
        this.baseUrl = baseUrl;
        this.gate = gate;
        this.events = Addresses.below(baseUrl, "api/events");
        this.key = key;
        this.userAgent = userAgent;
        this.client =
                ClientBuilder.newBuilder()
                        .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
                        .build();
    }

    /// Reads until the stream ends, on the caller's thread; once only. What the handler throws is
    /// thrown on, with the connection closed.
    public StreamEnd read(StreamHandler handler) {
        try {
            var response = request();
            return refusal(response).orElseGet(() -> follow(response, handler));
        } catch (Unanswered e) {
            return lost(e);
        } finally {
            client.close();
        }
    }

    /// Aborts from another thread within milliseconds, also while connecting.
    @Override
    public void close() {
        abort("closed");
    }

    /// As [#close()], saying why; the first reason counts.
    public void abort(String reason) {
        aborted.compareAndSet(Optional.empty(), Optional.of(reason));
        client.close();
    }

    private Response request() throws Unanswered {
        gate.pass(baseUrl);
        try {
            var request =
                    client.target(events)
                            .request(MediaType.SERVER_SENT_EVENTS)
                            .header(HttpHeaders.USER_AGENT, userAgent);
            key.ifPresent(k -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + k.value()));
            return request.get();
        } catch (RuntimeException e) {
            // JAX-RS wraps what the network throws; a client closed meanwhile throws other kinds.
            throw Unanswered.because(e);
        }
    }

    /// What the answer is, when it is not an event stream.
    private static Optional<StreamEnd> refusal(Response response) {
        var status = response.getStatus();
        return switch (response.getStatusInfo().getFamily()) {
            case SUCCESSFUL -> status == 200 ? notSse(response) : other(response);
            case REDIRECTION -> Optional.of(new StreamEnd.NotSse("a redirect (" + status + ")"));
            case SERVER_ERROR ->
                    Optional.of(new StreamEnd.Unreachable("it answered with status " + status));
            default -> other(response);
        };
    }

    private static Optional<StreamEnd> other(Response response) {
        var status = response.getStatus();
        return Optional.of(
                switch (status) {
                    case 401 -> new StreamEnd.Unauthorized();
                    case 404, 405 -> new StreamEnd.Unsupported("it has no /api/events");
                    default ->
                            new StreamEnd.NotSse(
                                    "status %d, %s".formatted(status, contentType(response)));
                });
    }

    private static Optional<StreamEnd> notSse(Response response) {
        var encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (!MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType())) {
            return Optional.of(new StreamEnd.NotSse(contentType(response)));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(
                    new StreamEnd.NotSse(
                            "an event stream in the encoding " + Texts.start(encoding, 40)));
        }
        return Optional.empty();
    }

    private static String contentType(Response response) {
        var type = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type == null ? "no content type" : Texts.start(type, 100);
    }

    private StreamEnd follow(Response response, StreamHandler handler) {
        handler.opened();
        var splitter = new FrameSplitter(FrameSplitter.LIMIT, sink(handler));
        var chunk = new byte[CHUNK];
        try {
            var body = response.readEntity(InputStream.class);
            for (var count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                handler.bytes(count);
                if (!splitter.feed(chunk, count)) {
                    return new StreamEnd.Aborted("the handler takes no more");
                }
            }
            return aborted.get()
                    .<StreamEnd>map(StreamEnd.Aborted::new)
                    .orElse(new StreamEnd.Ended());
        } catch (IOException e) {
            return lost(Unanswered.because(e));
        }
    }

    private static FrameSplitter.Sink sink(StreamHandler handler) {
        return new FrameSplitter.Sink() {
            @Override
            public boolean frame(RawFrame frame) {
                return handler.frame(frame);
            }

            @Override
            public void oversized() {
                handler.oversized();
            }
        };
    }

    private StreamEnd lost(Unanswered cause) {
        if (aborted.get().isPresent()) {
            return new StreamEnd.Aborted(aborted.get().get());
        }
        if (Thread.currentThread().isInterrupted()) {
            return new StreamEnd.Aborted("interrupted");
        }
        return new StreamEnd.Unreachable(cause.reason());
    }
}
