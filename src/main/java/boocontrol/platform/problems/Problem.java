package boocontrol.platform.problems;

import java.util.Map;
import java.util.Optional;

/// A refusal in the form of RFC 9457, `application/problem+json`.
///
/// @param type a stable word for programs, `/problems/<word>`
/// @param title the same for people, without particulars
/// @param status the HTTP status
/// @param detail what was wrong with this request; never a secret, never a stack
/// @param incident under which our log tells more; only when the fault is ours
public record Problem(
        String type, String title, int status, String detail, Optional<String> incident) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, Problem> GENERAL =
            Map.ofEntries(
                    general(400, "bad-request", "Bad request", "The request cannot be read."),
                    general(401, "unauthorized", "Not signed in", "Sign in at /login."),
                    general(403, "forbidden", "Forbidden", "This is not allowed."),
                    general(404, "not-found", "Not found", "There is nothing at this address."),
                    general(
                            405,
                            "method-not-allowed",
                            "Method not allowed",
                            "The header Allow lists what this address takes."),
                    general(
                            406,
                            "not-acceptable",
                            "Not acceptable",
                            "This address answers in application/json."),
                    general(409, "conflict", "Conflict", "The request does not fit the state."),
                    general(
                            412,
                            "precondition-failed",
                            "Changed meanwhile",
                            "Read it again; its ETag is another one now."),
                    general(413, "too-large", "Too large", "A body may have 1 MiB at most."),
                    general(414, "uri-too-long", "Address too long", "The address is too long."),
                    general(
                            415,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "Send Content-Type: application/json."),
                    general(
                            428,
                            "precondition-required",
                            "Precondition required",
                            "Send If-Match with the ETag you have read."),
                    general(429, "too-many-requests", "Too many requests", "Wait a little."),
                    general(503, "unavailable", "Not available now", "Try again in a moment."));

    public static Problem of(int status, String word, String title, String detail) {
        return new Problem("/problems/" + word, title, status, detail, Optional.empty());
    }

    /// What can be said of a status when nothing more is known.
    public static Problem ofStatus(int status) {
        return GENERAL.getOrDefault(
                status, of(status, "status-" + status, "Refused", "The request was refused."));
    }

    /// The general problem of `status`, with what was wrong this time.
    public static Problem ofStatus(int status, String detail) {
        var general = ofStatus(status);
        return new Problem(general.type, general.title, status, detail, Optional.empty());
    }

    private static Map.Entry<Integer, Problem> general(
            int status, String word, String title, String detail) {
        return Map.entry(status, of(status, word, title, detail));
    }
}
