package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.Release;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How a release words an error for what the caller accepts.
public final class ErrorForms {

    private final Release release;

    public ErrorForms(Release release) {
        this.release = release;
    }

    /// An error as text or JSON.
    ///
    /// @param readable a program finds the message in the body
    public record Form(String contentType, String body, boolean readable) {

        public Headers headers() {
            return Headers.of("Content-Type", contentType);
        }

        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    public Form of(int status, String message, String accept) {
        return of(status, message, accept, codeOf(status));
    }

    public Form of(int status, String message, String accept, String code) {
        return release.legacy() ? legacy(message, accept) : current(status, message, accept, code);
    }

    /// Handlers of the older line that answer JSON whatever is accepted.
    public static Form json(String message) {
        return new Form(
                "application/json; charset=utf-8",
                GoJson.object().put("error", message).end(),
                true);
    }

    private static Form legacy(String message, String accept) {
        return accept.contains("application/json")
                ? json(message)
                : new Form("text/plain; charset=utf-8", message, false);
    }

    private Form current(int status, String message, String accept, String code) {
        if (accept.contains("text/plain")) {
            return new Form("text/plain", "llama-swap: " + message, false);
        }
        if (accept.contains("text/html")) {
            var page = "<html><body><h1>llama-swap</h1><p>" + message + "</p></body></html>";
            return new Form("text/html", page, false);
        }
        return new Form("application/json", body(status, message, code), true);
    }

    private String body(int status, String message, String code) {
        if (release.from(251)) {
            var error =
                    GoJson.object()
                            .put("message", message)
                            .put("type", typeOf(status))
                            .raw("param", "null")
                            .put("code", code)
                            .end();
            return GoJson.object().put("src", "llama-swap").raw("error", error).end();
        }
        if (release.from(225)) {
            return GoJson.object().put("error", message).put("src", "llama-swap").end();
        }
        // Built by string formatting there: a quote in the message breaks it.
        return "{\"src\":\"llama-swap\", \"error\": \"" + message + "\"}";
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401, 403 -> "authentication_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 409 -> "conflict";
            case 429 -> "rate_limit_exceeded";
            case 502 -> "bad_gateway";
            case 503 -> "service_unavailable";
            case 504 -> "gateway_timeout";
            default -> status < 500 ? "invalid_request" : "internal_error";
        };
    }

    /// `Not Found`.
    public static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 308 -> "Permanent Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status " + String.format(Locale.ROOT, "%d", status);
        };
    }
}
