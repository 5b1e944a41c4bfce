package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Contract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// What the cockpit tells of the logs of one host, over HTTP.
record LogTold(Cockpit cockpit, String id) {

    private static final String LOGS = "/api/control/logs";

    /// A page, by the form of the contract.
    JsonObject page(String query) {
        var answer = cockpit.server().get(LOGS + "/" + id + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Contract.misfits("LogPageView", answer.body())).isEmpty();
        return object(answer.body());
    }

    List<JsonObject> lines(String query) {
        return page(query).getJsonArray("lines").getValuesAs(JsonObject.class);
    }

    List<String> texts(String query) {
        return lines(query).stream().map(line -> line.getString("text")).toList();
    }

    /// Everything that is kept of the models' servers.
    List<String> upstream() {
        return texts("?source=upstream&limit=2000");
    }

    List<JsonObject> marks(String source) {
        return page("?limit=2000&source=" + source)
                .getJsonArray("marks")
                .getValuesAs(JsonObject.class);
    }

    /// A figure of one tail.
    long figure(String source, String name) {
        return object(cockpit.server().get(LOGS).body())
                .getJsonArray("tails")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(tail -> tail.getString("provider_id").equals(id))
                .filter(tail -> tail.getString("source").equals(source))
                .findFirst()
                .orElseThrow()
                .getJsonNumber(name)
                .longValue();
    }

    HttpResponse<String> asText(String query) {
        return cockpit.server()
                .send(
                        HttpRequest.newBuilder(cockpit.server().uri(LOGS + "/" + id + query))
                                .header("Accept", "text/plain")
                                .build());
    }

    /// Bytes of which the host said that it dropped them.
    long hostDropped() {
        return figure("upstream", "host_dropped_bytes") + figure("proxy", "host_dropped_bytes");
    }

    /// Nothing waits, and nothing has come since a moment ago.
    boolean settled() {
        var before = figure("upstream", "read_lines");
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        var logs = cockpit.about().getJsonObject("parts").getJsonObject("logs");
        return logs.getInt("waiting_chars") == 0 && figure("upstream", "read_lines") == before;
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
