package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.Release;

/// The answers of a host that has no model's answer to give.
final class Refusals {

    private static final Headers PLAIN =
            Headers.of(
                    "Content-Type",
                    "text/plain; charset=utf-8",
                    "X-Content-Type-Options",
                    "nosniff");

    private final Release release;
    private final ErrorForms errors;

    Refusals(Release release) {
        this.release = release;
        this.errors = new ErrorForms(release);
    }

    void unknown(ModelCall call, Recorder answer) {
        if (!release.legacy()) {
            say(404, "no router for requested model", call, answer);
            return;
        }
        var words =
                release.from(179)
                        ? "could not find suitable inference handler for "
                        : "could not find real modelID for ";
        say(400, words + call.asked(), call, answer);
    }

    void tooMany(Recorder answer) {
        var message = "Too many requests";
        if (!release.from(220)) {
            plain(429, message + "\n", answer);
            return;
        }
        var form =
                release.from(251)
                        ? errors.of(429, message, "", "concurrency_limit")
                        : new ErrorForms.Form(
                                "application/json", "{\"error\":\"Too many requests\"}", true);
        var headers = form.headers();
        answer.fail(
                429, form, message, release.from(227) ? headers.with("Retry-After", "1") : headers);
    }

    /// The model did not start, or was taken away before the turn came.
    ///
    /// @param announced the stream has begun and told of the failure already
    void failed(ModelCall call, Recorder answer, Grant.Failed failed, boolean announced) {
        if (!release.legacy()) {
            say(500, "unspecific error: " + failed.reason(), call, answer);
        } else if (!announced) {
            plain(502, legacyReason(failed) + "\n", answer);
        }
    }

    String legacyReason(Grant.Failed failed) {
        return "unable to start process: " + failed.reason() + " but successfully";
    }

    /// Nothing was said yet: an empty 200.
    void givenUp(Recorder answer) {
        if (answer.status() == 0) {
            answer.head(200, Headers.NONE);
        }
    }

    void peerDown(String problem, Recorder answer) {
        plain(502, "peer proxy error: " + problem + "\n", answer);
    }

    private void plain(int status, String text, Recorder answer) {
        var form = new ErrorForms.Form("text/plain; charset=utf-8", text, false);
        answer.fail(status, form, text, PLAIN);
    }

    private void say(int status, String message, ModelCall call, Recorder answer) {
        var form = errors.of(status, message, call.headers().get("Accept"));
        answer.fail(status, form, message, form.headers());
    }
}
