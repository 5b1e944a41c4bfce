package boocontrol.simulator.control;

import boocontrol.simulator.control.CallContext.End;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Takes a request to its model and back: in-flight list, turn, answer, row.
final class Dispatch {

    private final Configuration configuration;
    private final Router.Parts parts;
    private final Chance chance;
    private final ModelServer server;
    private final Metering metering;
    private final Refusals refusals;
    private final Release release;

    Dispatch(Configuration configuration, Router.Parts parts, Chance chance) {
        this.configuration = configuration;
        this.parts = parts;
        this.chance = chance;
        this.release = parts.release();
        this.server = new ModelServer(parts, chance);
        this.metering = new Metering(release, parts.log(), parts.clock());
        this.refusals = new Refusals(release);
    }

    void serve(ModelCall call, CallContext context, Sink out) throws InterruptedException {
        var target = configuration.targets().of(call.asked());
        var model = shown(target, call);
        var started = parts.clock().nanos();
        var entry =
                call.tracked()
                        ? Optional.of(configuration.inflight().start(call, model, context))
                        : Optional.<Inflight.Entry>empty();
        var answer = new Recorder(out, entry, parts.clock());
        try {
            var served = use(target, call, context, answer);
            var took = Duration.ofNanos(parts.clock().nanos() - started);
            var done =
                    new Metering.Done(
                            call, model, answer, served.outcome, took, metadata(target, served));
            finish(done, entry, served.recorded);
        } catch (InterruptedException e) {
            entry.ifPresent(configuration.inflight()::finish);
            throw e;
        }
    }

    /// @param granted it had its turn on a local model
    /// @param recorded it can become a row
    private record Served(Outcome outcome, boolean granted, boolean recorded) {

        static Served refused() {
            return new Served(Outcome.UNREADABLE, false, true);
        }
    }

    private static String shown(Target target, ModelCall call) {
        return switch (target) {
            case Target.Local local -> local.process().spec.id();
            case Target.Remote remote -> remote.shown();
            case Target.Unknown _ -> call.asked();
            case Target.Disabled _ -> call.asked();
        };
    }

    private Map<String, String> metadata(Target target, Served served) {
        var all = new TreeMap<String, String>();
        if (served.granted) {
            all.put("fifo_priority", "0");
        }
        var selector =
                switch (target) {
                    case Target.Local local -> local.selector();
                    case Target.Remote remote -> remote.selector();
                    default -> "";
                };
        if (!selector.isEmpty()) {
            all.put("selector", selector);
        }
        return all;
    }

    /// The row may be told before or after the request leaves the in-flight list.
    private void finish(Metering.Done done, Optional<Inflight.Entry> entry, boolean recorded) {
        var late = chance.of(0.5);
        if (late) {
            entry.ifPresent(configuration.inflight()::finish);
        }
        if (done.call().metered() && recorded) {
            metering.row(done).ifPresent(row -> configuration.record(row, metering.capture(done)));
        }
        if (!late) {
            entry.ifPresent(configuration.inflight()::finish);
        }
    }

    private Served use(Target target, ModelCall call, CallContext context, Recorder answer)
            throws InterruptedException {
        return switch (target) {
            case Target.Local local -> local(local.process(), call, context, answer);
            case Target.Remote remote -> remote(remote, call, context, answer);
            default -> {
                refusals.unknown(call, answer);
                yield new Served(Outcome.UNREADABLE, false, !release.legacy());
            }
        };
    }

    private Served local(ModelProcess process, ModelCall call, CallContext context, Recorder answer)
            throws InterruptedException {
        var loading = loadingText(process, call, answer);
        loading.ifPresent(text -> text.begin(call.asked()));
        var grant = configuration.router().acquire(process, context);
        if (loading.isPresent()) {
            loading.get().end(grant instanceof Grant.Failed f ? refusals.legacyReason(f) : "");
        }
        switch (grant) {
            case Grant.Granted _ -> {
                return new Served(answer(process, call, context, answer), true, true);
            }
            case Grant.TooMany _ -> refusals.tooMany(answer);
            case Grant.Failed failed -> refusals.failed(call, answer, failed, loading.isPresent());
            case Grant.GivenUp _ -> refusals.givenUp(answer);
        }
        return Served.refused();
    }

    private Outcome answer(
            ModelProcess process, ModelCall call, CallContext context, Recorder answer)
            throws InterruptedException {
        try {
            var outcome = server.answer(process, call, context, answer);
            if (context.isEnded() && answer.status() == 200 && !outcome.readable()) {
                var side = release.legacy() ? "client" : "upstream";
                var id = "<" + process.spec.id() + ">";
                parts.log()
                        .info(id + " recovered from " + side + " disconnection during streaming");
            }
            if (answer.status() == 501) {
                answer.error(messageOf(answer));
            }
            return outcome;
        } finally {
            configuration.router().leave(process, context);
        }
    }

    /// Up to v217 a peer's stream that is cut leaves no row.
    private Served remote(
            Target.Remote remote, ModelCall call, CallContext context, Recorder answer) {
        try {
            new PeerClient(remote.peer().url())
                    .relay(call.renamed(remote.model()), context, answer);
            return new Served(AnswerTokens.of(answer.body()), false, true);
        } catch (IOException e) {
            if (context.why() == End.NONE && answer.status() == 0) {
                var url = URI.create(remote.peer().url());
                var problem =
                        "dial tcp %s:%d: connect: connection refused"
                                .formatted(url.getHost(), url.getPort());
                parts.log().warn("peer " + remote.peer().id() + ": proxy error: " + problem);
                refusals.peerDown(problem, answer);
            }
            return new Served(Outcome.UNREADABLE, false, !release.legacy());
        }
    }

    private static String messageOf(Recorder answer) {
        return Prompt.json(answer.body())
                .map(body -> body.getJsonObject("error").getString("message"))
                .orElse("");
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
