package boocontrol.testing.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// One request and its answer, the headers as on the wire.
///
/// @param label what the request is for, in the words of the recorder
/// @param requestHeaders by name, in any case
/// @param complete the answer was read to its end and ended in order
@SuppressWarnings("ArrayRecordComponent")
public record Exchange(
        String label,
        String method,
        String path,
        Map<String, String> requestHeaders,
        String requestBody,
        String statusLine,
        List<Map.Entry<String, String>> headers,
        byte[] body,
        boolean complete) {

    public int status() {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String pathOnly() {
        return path.replaceFirst("\\?.*", "");
    }

    String query() {
        return path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    boolean isEventStream() {
        return header("Content-Type").startsWith("text/event-stream");
    }

    String accept() {
        return requestHeaders.getOrDefault("Accept", "");
    }

    /// Made without a key that this release accepts, on a host that wants one.
    boolean keyless(Release release) {
        return label.startsWith("no key")
                || label.contains("wrong") && !label.equals("unload wrong method")
                || label.equals("lower-case bearer right") && !release.from(225);
    }

    @Override
    public String toString() {
        return "%s %s (%s)".formatted(method, path, label);
    }
}
