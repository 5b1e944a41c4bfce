package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/// Asks one host and reads its answers whole, at most 32 MiB. After a failure the client beneath is
/// thrown away and made anew at the next call: closing a response would drain it first.
final class SwapHttpClient implements AutoCloseable {

    private static final int LARGEST = 32 << 20;

    private final URI baseUrl;
    private final Optional<ApiKey> key;
    private final String userAgent;
    private final Clock clock;
    private final int readMillis;
    private final AddressGate gate;
    private Optional<SwapRestClient> current = Optional.empty();
    private boolean closed;

    SwapHttpClient(
            URI baseUrl,
            Optional<ApiKey> key,
            String userAgent,
            Clock clock,
            int readMillis,
            AddressGate gate) {
        this.baseUrl = Addresses.base(baseUrl);
        this.key = key;
        this.userAgent = userAgent;
        this.clock = clock;
        this.readMillis = readMillis;
        this.gate = gate;
    }

    /// @throws Unanswered when there is no complete answer of a size we take
    HttpAnswer get(Function<SwapRestClient, Response> endpoint) throws Unanswered {
        gate.pass(baseUrl);
        var client = client();
        try {
            var sent = clock.instant();
            var response = response(client, endpoint);
            var received = clock.instant();
            return new HttpAnswer(
                    response.getStatus(),
                    Optional.ofNullable(response.getDate()).map(Date::toInstant),
                    sent,
                    received,
                    body(response));
        } catch (Unanswered e) {
            drop(client);
            throw e;
        } catch (IOException | RuntimeException e) {
            drop(client);
            throw Unanswered.because(e);
        }
    }

    /// Ends running calls; later ones are unanswered.
    @Override
    public synchronized void close() {
        closed = true;
        current.ifPresent(SwapRestClient::close);
        current = Optional.empty();
    }

    private static Response response(
            SwapRestClient client, Function<SwapRestClient, Response> endpoint) {
        try {
            return endpoint.apply(client);
        } catch (WebApplicationException e) {
            // How MicroProfile Rest Client tells 4xx and 5xx.
            return e.getResponse();
        }
    }

    private static String body(Response response) throws Unanswered, IOException {
        var encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Unanswered("its answer is in an encoding nobody asked for");
        }
        if (!response.hasEntity()) {
            return "";
        }
        var bytes = response.readEntity(InputStream.class).readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Unanswered("its answer is larger than 32 MiB");
        }
        response.close();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private synchronized SwapRestClient client() throws Unanswered {
        if (closed) {
            throw new Unanswered("the connection to it was given up");
        }
        var client = current.orElseGet(this::build);
        current = Optional.of(client);
        return client;
    }

    private synchronized void drop(SwapRestClient client) {
        current = current.filter(c -> c != client);
        client.close();
    }

    private SwapRestClient build() {
        var builder =
                RestClientBuilder.newBuilder()
                        .baseUri(baseUrl)
                        .connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(readMillis, TimeUnit.MILLISECONDS)
                        .followRedirects(false)
                        // Refusals are answers; as exceptions they would come without their body.
                        .property("microprofile.rest.client.disable.default.mapper", true)
                        .header(HttpHeaders.USER_AGENT, userAgent);
        key.ifPresent(k -> builder.header(HttpHeaders.AUTHORIZATION, "Bearer " + k.value()));
        return builder.build(SwapRestClient.class);
    }
}
