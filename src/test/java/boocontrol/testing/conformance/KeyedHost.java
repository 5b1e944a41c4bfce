package boocontrol.testing.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A live host that wants an API key.
///
/// @param key that it accepts
/// @param model it has
public record KeyedHost(URI url, Release release, String key, String model)
        implements HostUnderTest {

    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/health",
                    "/wol-health",
                    "/metrics",
                    "/upstream",
                    "/api/version",
                    "/api/events",
                    "/v1/models",
                    "/running",
                    "/api/metrics",
                    "/api/metrics/activity",
                    "/api/performance",
                    "/logs");

    @Override
    public Evidence evidence() {
        try {
            return new Evidence(ask(new RawClient(url)), List.of(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("while talking to " + url, e);
        }
    }

    private List<Exchange> ask(RawClient client) throws IOException {
        var all = new ArrayList<Exchange>();
        for (var path : PATHS) {
            all.add(get(client, "no key", path, Map.of("Accept", "application/json")));
        }
        var version = "/api/version";
        all.add(get(client, "no key, Accept None", version, Map.of()));
        for (var accept :
                List.of("text/plain", "text/html", "*/*", "application/json, text/plain")) {
            all.add(get(client, "no key, Accept " + accept, version, Map.of("Accept", accept)));
        }
        for (var entry : keys().entrySet()) {
            all.add(get(client, entry.getKey(), version, entry.getValue()));
        }
        for (var label : List.of("no key", "bearer right")) {
            all.add(chat(client, label));
        }
        return all;
    }

    private Map<String, Map<String, String>> keys() {
        var keys = new LinkedHashMap<String, Map<String, String>>();
        for (var right : List.of(true, false)) {
            var given = right ? key : "no-" + key;
            var word = right ? " right" : " wrong";
            keys.put("bearer" + word, accepting("Authorization", "Bearer " + given));
            keys.put("lower-case bearer" + word, accepting("Authorization", "bearer " + given));
            keys.put("basic" + word, accepting("Authorization", basic(given)));
            keys.put("x-api-key" + word, accepting("x-api-key", given));
        }
        var both = accepting("Authorization", basic("no-" + key));
        both.put("x-api-key", key);
        keys.put("wrong basic with right x-api-key", both);
        return keys;
    }

    private Exchange chat(RawClient client, String label) throws IOException {
        var headers = accepting("Content-Type", "application/json");
        if (!label.equals("no key")) {
            headers.put("Authorization", "Bearer " + key);
        }
        var body =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                                .formatted(model)
                        + "\"max_tokens\":4}";
        return client.send(label, "POST", "/v1/chat/completions", headers, body, RawClient.END);
    }

    private static Exchange get(
            RawClient client, String label, String path, Map<String, String> headers)
            throws IOException {
        return client.send(label, "GET", path, headers, "", RawClient.END);
    }

    private static Map<String, String> accepting(String name, String value) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put(name, value);
        return headers;
    }

    private static String basic(String key) {
        var pair = ("any:" + key).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
