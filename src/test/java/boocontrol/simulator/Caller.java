package boocontrol.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A client of a simulated host.
final class Caller implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;

    Caller(SimulatedHost host) {
        this.url = host.url();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send(body(path, json, headers));
    }

    HttpResponse<String> put(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    CompletableFuture<HttpResponse<String>> posting(String path, String json) {
        return client.sendAsync(body(path, json), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getting(String path) {
        return client.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> chat(String model, int tokens) {
        return post("/v1/chat/completions", chatBody(model, tokens, false));
    }

    CompletableFuture<HttpResponse<String>> chatting(String model, int tokens) {
        return posting("/v1/chat/completions", chatBody(model, tokens, false));
    }

    CompletableFuture<HttpResponse<String>> streaming(String model, int tokens) {
        return posting("/v1/chat/completions", chatBody(model, tokens, true));
    }

    /// The same; `begun` is run when the answer has begun.
    CompletableFuture<HttpResponse<String>> streaming(String model, int tokens, Runnable begun) {
        return client.sendAsync(
                body("/v1/chat/completions", chatBody(model, tokens, true)),
                head -> {
                    begun.run();
                    return HttpResponse.BodyHandlers.ofString().apply(head);
                });
    }

    static String chatBody(String model, int tokens, boolean stream) {
        return "{\"model\":\""
                + model
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":"
                + tokens
                + ",\"stream\":"
                + stream
                + "}";
    }

    /// Follows the event stream until it ends or is closed.
    Stream events() {
        try {
            var response =
                    client.send(
                            request("/api/events", "Accept", "text/event-stream").GET().build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            return new Stream(response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Frames as they come.
    static final class Stream implements AutoCloseable {
        final HttpResponse<InputStream> response;
        final List<String> frames = new CopyOnWriteArrayList<>();
        volatile boolean ended;

        Stream(HttpResponse<InputStream> response) {
            this.response = response;
            Thread.ofVirtual().start(this::read);
        }

        /// Data lines of this type, in order.
        List<String> of(String type) {
            return frames.stream()
                    .filter(frame -> frame.startsWith("{\"type\":\"" + type + "\""))
                    .toList();
        }

        private void read() {
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:")) {
                        frames.add(line.substring(5));
                    }
                }
            } catch (IOException e) {
                frames.add("broken: " + e);
            }
            ended = true;
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                frames.add("broken");
            }
        }
    }

    private HttpRequest body(String path, String json, String... headers) {
        return request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        var all = new ArrayList<>(List.of(headers));
        if (!all.contains("Accept")) {
            all.addAll(List.of("Accept", "application/json"));
        }
        return request.headers(all.toArray(String[]::new));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
