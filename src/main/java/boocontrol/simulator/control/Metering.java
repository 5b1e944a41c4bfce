package boocontrol.simulator.control;

import boocontrol.simulator.entity.Capture;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Row;
import boocontrol.simulator.entity.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Makes the row of a finished request, and its capture, by the rules of the release.
final class Metering {

    private final Release release;
    private final HostLog log;
    private final HostClock clock;

    Metering(Release release, HostLog log, HostClock clock) {
        this.release = release;
        this.log = log;
        this.clock = clock;
    }

    /// A request that came to its end.
    record Done(
            ModelCall call,
            String model,
            Recorder answer,
            Outcome outcome,
            Duration took,
            Map<String, String> metadata) {}

    /// @return the row, if this release keeps one
    Optional<Row> row(Done done) {
        var status = status(done);
        var path = done.call.path();
        if (status != 200 && !release.from(209)) {
            log.warn("metrics skipped, HTTP status=" + status + ", path=" + path);
            return Optional.empty();
        }
        if (status == 429 && release.from(218) && !release.from(227)) {
            return Optional.empty();
        }
        return Optional.of(
                new Row(
                        0,
                        clock.now(),
                        done.model,
                        path,
                        done.answer.headers().get("Content-Type"),
                        status,
                        tokens(done, status),
                        duration(done),
                        false,
                        error(done, status),
                        done.metadata,
                        ""));
    }

    Optional<Capture> capture(Done done) {
        if (!release.from(190)) {
            return Optional.empty();
        }
        var path = done.call.path();
        if (release.legacy() && release.from(209) && done.call.passthrough()) {
            return fine(done) ? Optional.of(empty(path)) : Optional.empty();
        }
        if (fine(done)) {
            return Optional.of(full(done));
        }
        return release.from(229) && status(done) != 200
                ? Optional.of(request(done))
                : Optional.empty();
    }

    private static boolean fine(Done done) {
        return done.answer.status() == 200 && !done.answer.isEmpty();
    }

    private static Capture full(Done done) {
        var path = done.call.path();
        var withBody =
                !path.endsWith("/audio/transcriptions") && !picture(path, "edits", "img2img");
        var withAnswer =
                withBody
                        && !path.endsWith("/audio/speech")
                        && !picture(path, "generations", "txt2img");
        return new Capture(
                path,
                Optional.of(done.call.headers().redacted()),
                withBody ? Optional.of(done.call.body()) : Optional.empty(),
                Optional.of(done.answer.headers().redacted()),
                withAnswer ? Optional.of(done.answer.body()) : Optional.empty());
    }

    private static boolean picture(String path, String image, String sd) {
        return path.endsWith("/images/" + image) || path.endsWith("/sdapi/v1/" + sd);
    }

    private static Capture request(Done done) {
        return new Capture(
                done.call.path(),
                Optional.of(done.call.headers().redacted()),
                Optional.of(done.call.body()),
                Optional.of(done.answer.headers().redacted()),
                Optional.empty());
    }

    private static Capture empty(String path) {
        return new Capture(
                path, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A caller who left before anything was said counts as answered.
    private static int status(Done done) {
        return done.answer.status() == 0 ? 200 : done.answer.status();
    }

    private Tokens tokens(Done done, int status) {
        var path = done.call.path();
        if (status != 200) {
            log.warn(
                    "non-200 response, recording partial metrics: status="
                            + status
                            + ", path="
                            + path);
            return Tokens.NONE;
        }
        if (done.answer.isEmpty()) {
            log.warn("metrics: empty body, recording minimal metrics");
            return Tokens.NONE;
        }
        if (!done.outcome.readable()) {
            unreadable(done, path);
        }
        return done.outcome.tokens();
    }

    private void unreadable(Done done, String path) {
        var stream = done.answer.headers().get("Content-Type").startsWith("text/event-stream");
        log.warn(
                (stream
                                ? "error processing streaming response: no valid JSON data found in"
                                        + " stream, path="
                                : "metrics: invalid JSON in response body path=")
                        + path
                        + ", recording minimal metrics");
    }

    private long duration(Done done) {
        var timed = (long) done.outcome.timedMs();
        var wall = done.took.toMillis();
        var sinceFirst = done.answer.sinceFirstByte() / 1_000_000;
        if (release.from(210)) {
            return Math.max(wall, timed);
        }
        if (release.from(200)) {
            return Math.max(sinceFirst, timed);
        }
        return timed > 0 ? timed : sinceFirst;
    }

    private static String error(Done done, int status) {
        if (status == 200) {
            return "";
        }
        return done.answer.error().isEmpty()
                ? status + " " + ErrorForms.phrase(status)
                : done.answer.error();
    }
}
