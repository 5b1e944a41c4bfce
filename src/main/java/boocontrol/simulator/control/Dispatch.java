package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.util.Optional;

/// Takes a request to its model and back: in-flight list, turn, answer, row.
final class Dispatch {

    private final Configuration configuration;
    private final Router.Parts parts;
    private final Chance chance;
    private final ModelServer server;
    private final Metering metering;
    private final ErrorForms errors;
    private final Release release;

    Dispatch(Configuration configuration, Router.Parts parts, Chance chance) {
        this.configuration = configuration;
        this.parts = parts;
        this.chance = chance;
        this.release = parts.release();
        this.server = new ModelServer(parts, chance);
        this.metering = new Metering(release, parts.log(), parts.clock());
        this.errors = new ErrorForms(release);
    }

    void serve(ModelCall call, CallContext context, Sink out) throws InterruptedException {
        var process = configuration.resolve(call.asked());
        var model = process.map(p -> p.spec.id()).orElse(call.asked());
        var started = parts.clock().nanos();
        var entry =
                call.tracked()
                        ? Optional.of(configuration.inflight().start(call, model, context))
                        : Optional.<Inflight.Entry>empty();
        var answer = new Recorder(out, entry, parts.clock());
        try {
            var outcome =
                    process.isPresent()
                            ? use(process.get(), call, context, answer)
                            : unknown(call, answer);
            var took = Duration.ofNanos(parts.clock().nanos() - started);
            finish(
                    new Metering.Done(call, model, answer, outcome.outcome, took, outcome.granted),
                    entry);
        } catch (InterruptedException e) {
            entry.ifPresent(configuration.inflight()::finish);
            throw e;
        }
    }

    private record Served(Outcome outcome, boolean granted) {}

    /// The row may be told before or after the request leaves the in-flight list.
    private void finish(Metering.Done done, Optional<Inflight.Entry> entry) {
        var late = chance.of(0.5);
        if (late) {
            entry.ifPresent(configuration.inflight()::finish);
        }
        var unknownThere = release.legacy() && done.answer().status() == 400;
        if (done.call().metered() && !unknownThere) {
            metering.row(done).ifPresent(row -> configuration.record(row, metering.capture(done)));
        }
        if (!late) {
            entry.ifPresent(configuration.inflight()::finish);
        }
    }

    private Served unknown(ModelCall call, Recorder answer) {
        var accept = call.headers().get("Accept");
        if (release.legacy()) {
            var words =
                    release.from(179)
                            ? "could not find suitable inference handler for "
                            : "could not find real modelID for ";
            var message = words + call.asked();
            answer.fail(400, errors.of(400, message, accept), message);
        } else {
            var message = "no router for requested model";
            answer.fail(404, errors.of(404, message, accept), message);
        }
        return new Served(Outcome.UNREADABLE, false);
    }

    private Served use(ModelProcess process, ModelCall call, CallContext context, Recorder answer)
            throws InterruptedException {
        var loading = loadingText(process, call, answer);
        loading.ifPresent(text -> text.begin(call.asked()));
        var grant = configuration.router().acquire(process, context);
        if (loading.isPresent()) {
            loading.get().end(grant instanceof Grant.Failed failed ? failed(failed) : "");
        }
        return switch (grant) {
            case Grant.Granted granted -> new Served(answer(process, call, context, answer), true);
            case Grant.TooMany ignored -> tooMany(call, answer);
            case Grant.Failed failed -> failed(call, answer, failed, loading.isPresent());
            case Grant.GivenUp ignored -> givenUp(answer);
        };
    }

    private Outcome answer(
            ModelProcess process, ModelCall call, CallContext context, Recorder answer)
            throws InterruptedException {
        try {
            var outcome = server.answer(process, call, context, answer);
            if (context.isEnded() && answer.status() == 200 && !outcome.readable()) {
                recovered(process, context);
            }
            if (answer.status() == 501) {
                answer.error(messageOf(answer));
            }
            return outcome;
        } finally {
            configuration.router().leave(process, context);
        }
    }

    private void recovered(ModelProcess process, CallContext context) {
        var side = release.legacy() ? "client" : "upstream";
        parts.log()
                .info(
                        "<"
                                + process.spec.id()
                                + "> recovered from "
                                + side
                                + " disconnection during streaming");
    }

    private static String messageOf(Recorder answer) {
        return Prompt.json(answer.body())
                .map(body -> body.getJsonObject("error").getString("message"))
                .orElse("");
    }

    private Served tooMany(ModelCall call, Recorder answer) {
        var message = "Too many requests";
        if (!release.from(219)) {
            var form = new ErrorForms.Form("text/plain; charset=utf-8", message + "\n", false);
            answer.fail(429, form, message, Metering.plain());
        } else {
            var form =
                    release.from(251)
                            ? errors.of(429, message, "", "concurrency_limit")
                            : new ErrorForms.Form(
                                    "application/json", "{\"error\":\"Too many requests\"}", true);
            var headers = form.headers();
            answer.fail(
                    429,
                    form,
                    message,
                    release.from(227) ? headers.with("Retry-After", "1") : headers);
        }
        return new Served(Outcome.UNREADABLE, false);
    }

    private Served failed(ModelCall call, Recorder answer, Grant.Failed failed, boolean announced) {
        if (release.legacy()) {
            if (!announced) {
                var message = failed(failed);
                var form = new ErrorForms.Form("text/plain; charset=utf-8", message + "\n", false);
                answer.fail(502, form, message, Metering.plain());
            }
            return new Served(Outcome.UNREADABLE, false);
        }
        var message = "unspecific error: " + failed.reason();
        answer.fail(500, errors.of(500, message, call.headers().get("Accept")), message);
        return new Served(Outcome.UNREADABLE, false);
    }

    private String failed(Grant.Failed failed) {
        return "unable to start process: " + failed.reason() + " but successfully";
    }

    /// Nothing was said yet: an empty 200.
    private Served givenUp(Recorder answer) {
        if (answer.status() == 0) {
            answer.head(200, Headers.NONE);
        }
        return new Served(Outcome.UNREADABLE, false);
    }

    private Optional<LoadingText> loadingText(
            ModelProcess process, ModelCall call, Recorder answer) {
        var wanted =
                process.spec.loading().announced()
                        && call.path().startsWith("/v1/chat/completions")
                        && !call.passthrough()
                        && !process.is(ModelState.READY)
                        && release.from(171)
                        && Prompt.of(call.body()).stream();
        return wanted ? Optional.of(new LoadingText(parts, chance, answer)) : Optional.empty();
    }
}
