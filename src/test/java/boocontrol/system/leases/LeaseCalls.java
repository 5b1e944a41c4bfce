package boocontrol.system.leases;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// What [LeasesIT] asks of its server.
record LeaseCalls(RunningServer server) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CLAIM =
            """
            {"provider_id": "%s", "holder": "%s", "purpose": "%s", "mode": "%s"}
            """;

    HttpResponse<String> claim(String host, String holder, String purpose, String mode) {
        return server.send(
                "POST", "/api/control/leases", CLAIM.formatted(host, holder, purpose, mode));
    }

    /// Where the new lease of a chat is.
    String granted(String host) {
        var claimed = claim(host, "boochat/1", "chat", "shared");
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(201);
        return claimed.headers().firstValue("Location").orElseThrow();
    }

    /// Whether a chat gets the host; it gives it back at once.
    boolean gives(String host) {
        var claimed = claim(host, "boochat/1", "chat", "shared");
        return claimed.statusCode() == 201
                && delete(
                                claimed.headers().firstValue("Location").orElseThrow()
                                        + "?holder=boochat/1")
                        == 204;
    }

    int delete(String path) {
        return deleted(path).statusCode();
    }

    HttpResponse<String> deleted(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE().build());
    }

    /// As many readers of `path` at once; complete when all were answered, whatever the answer.
    CompletableFuture<Void> reading(String path, int readers) {
        var request = HttpRequest.newBuilder(server.uri(path)).build();
        return CompletableFuture.allOf(
                IntStream.range(0, readers)
                        .mapToObj(_ ->
                                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                        .toArray(CompletableFuture<?>[]::new));
    }

    static String holder(String holder) {
        return "{\"holder\": \"%s\"}".formatted(holder);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(OutsideLease.read(answer).getString("type")).isEqualTo("/problems/" + word);
    }
}
