package boocontrol.simulator.entity;

import java.util.Base64;
import java.util.Optional;

/// What a host keeps of one request and its answer.
public record Capture(
        String path,
        Optional<Headers> requestHeaders,
        Optional<byte[]> requestBody,
        Optional<Headers> responseHeaders,
        Optional<byte[]> responseBody) {

    /// Rough size, for the budget of the buffer.
    public long size() {
        return 200
                + requestBody.map(b -> b.length).orElse(0)
                + responseBody.map(b -> b.length).orElse(0);
    }

    public String json(long id) {
        return GoJson.object()
                .put("id", id)
                .put("req_path", path)
                .raw("req_headers", requestHeaders.map(Headers::json).orElse("null"))
                .raw("req_body", base64(requestBody))
                .raw("resp_headers", responseHeaders.map(Headers::json).orElse("null"))
                .raw("resp_body", base64(responseBody))
                .end();
    }

    private static String base64(Optional<byte[]> body) {
        return body.map(b -> GoJson.text(Base64.getEncoder().encodeToString(b))).orElse("null");
    }
}
