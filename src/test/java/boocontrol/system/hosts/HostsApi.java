package boocontrol.system.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.RunningServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// Requests to the registry and what is common to their answers.
record HostsApi(RunningServer server) {

    static final String HOSTS = "/api/control/hosts";

    JsonObject about() {
        return ok(server.get("/api/control/about")).getJsonObject("parts").getJsonObject("hosts");
    }

    HttpResponse<String> change(String id, String ifMatch, String body) {
        return server.send(
                HttpRequest.newBuilder(server.uri(HOSTS + "/" + id))
                        .header("Content-Type", "application/json")
                        .header("If-Match", ifMatch)
                        .method("PATCH", BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> remove(String id, String ifMatch) {
        return server.send(
                HttpRequest.newBuilder(server.uri(HOSTS + "/" + id))
                        .header("If-Match", ifMatch)
                        .DELETE()
                        .build());
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /// The type of the problem.
    static String problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        return json(answer).getString("type");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
