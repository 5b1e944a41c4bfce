package boocontrol.simulator.control;

import boocontrol.simulator.entity.AnswerFormat;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One prompt worked through at the pace of its model: the prompt first, then token by token,
/// slower the more others are being served.
final class Generation {

    private static final double SHORTEST_MS = 4;

    private final Router.Parts parts;
    private final Chance chance;
    private final ModelProcess process;
    private final Prompt prompt;
    private final CallContext context;
    private final ServerLog log;
    private final int promptTokens;
    private final int cached;
    private final int planned;
    private final String finish;
    private final int crashAt;
    private final double jitter;
    private double promptMs;
    private double predictedMs;
    private int output;

    Generation(
            Router.Parts parts,
            Chance chance,
            ModelProcess process,
            Prompt prompt,
            CallContext context) {
        this.parts = parts;
        this.chance = chance;
        this.process = process;
        this.prompt = prompt;
        this.context = context;
        this.log = new ServerLog(parts, process);
        this.promptTokens = prompt.tokens() + 5;
        this.cached = Math.min(process.server.remember(prompt.text()) / 4, promptTokens - 1);
        var natural = natural();
        var asked = process.spec.serving().kind() == ModelKind.PACED ? 0 : prompt.limit();
        this.planned = asked > 0 ? Math.min(asked, natural) : natural;
        this.finish = planned < natural ? "length" : "stop";
        this.crashAt = parts.faults().takeCrash(process.spec.id()).orElse(Integer.MAX_VALUE);
        this.jitter = chance.between(0.94, 1.06);
    }

    Outcome stream(AnswerFormat format, Headers headers, Sink sink) throws InterruptedException {
        var task = begin();
        sink.head(200, headers);
        var text = new StringBuilder();
        var going = readPrompt();
        if (going) {
            text.append(format.opening());
        }
        while (going && output < planned) {
            going = work(token -> text.append(format.piece(token)));
            sink.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
        if (!going) {
            log.cancelled(task);
            return Outcome.UNREADABLE;
        }
        var usage = end(task);
        text.append(format.closing(usage, finish, prompt.withUsage()));
        sink.write(text.toString().getBytes(StandardCharsets.UTF_8));
        return outcome(format, usage, true);
    }

    Outcome whole(AnswerFormat format, Consumer<String> answer, Supplier<Outcome> died)
            throws InterruptedException {
        var task = begin();
        var text = new StringBuilder();
        var going = readPrompt();
        while (going && output < planned) {
            going = work(text::append);
        }
        if (!going) {
            log.cancelled(task);
            return died.get();
        }
        var usage = end(task);
        answer.accept(format.whole(text.toString(), usage, finish));
        return outcome(format, usage, false);
    }

    private Outcome outcome(AnswerFormat format, Usage usage, boolean streamed) {
        var tokens = format.tokens(usage, streamed);
        var timed = tokens.perSecond() > 0 ? usage.promptMs() + usage.predictedMs() : 0;
        var readable = !(streamed && process.spec.serving().kind() == ModelKind.PACED);
        return new Outcome(tokens, timed, readable);
    }

    private int begin() {
        var task = process.server.nextTask(planned);
        log.launched(task);
        return task;
    }

    private Usage end(int task) {
        var usage = new Usage(promptTokens, cached, output, round(promptMs), round(predictedMs));
        var timing = new ModelProcess.Timing(usage.promptMs(), usage.predictedMs());
        process.server.count(usage.processed(), cached, output, timing);
        log.finished(task, usage.processed(), output, timing);
        return usage;
    }

    private boolean readPrompt() throws InterruptedException {
        promptMs = (promptTokens - cached) * 1000.0 / process.spec.serving().promptRate();
        promptMs = Math.max(0.5, promptMs * jitter * slowdown());
        return pause(promptMs);
    }

    /// Generates tokens for at least a few milliseconds.
    ///
    /// @return false if the request came to its end meanwhile
    private boolean work(Consumer<String> token) throws InterruptedException {
        var ms = 0.0;
        while (output < planned && ms < SHORTEST_MS) {
            ms += 1000.0 / process.spec.serving().rate() * jitter * slowdown();
            token.accept(chance.word(output++));
            if (output >= crashAt) {
                crash();
                break;
            }
        }
        predictedMs += ms;
        return pause(ms);
    }

    /// What a server told to end still does: nothing, until it is killed.
    private boolean pause(double ms) throws InterruptedException {
        if (process.isEnding()) {
            context.ended().await();
        }
        return !parts.clock().await(context.ended(), Duration.ofNanos((long) (ms * 1_000_000)));
    }

    private void crash() {
        parts.tasks()
                .start("crash " + process.spec.id(), () -> parts.crash().accept(process.spec.id()));
    }

    private double slowdown() {
        var others = process.load() - 1;
        var free = process.spec.serving().slots() - 1;
        var shared = Math.clamp(others, 0, free);
        var queued = Math.max(0, others - free);
        return (1 + shared / (shared + 4.0)) * (1 + queued / (free + 1.0));
    }

    private int natural() {
        var serving = process.spec.serving();
        var room = Math.max(1, serving.context() / serving.slots() - promptTokens);
        if (serving.kind() == ModelKind.PACED) {
            return serving.answer() > 0 ? serving.answer() : 40;
        }
        if (serving.answer() == 0) {
            return prompt.limit() > 0 ? Math.max(2, prompt.limit() + 1) : Math.min(room, 256);
        }
        return Math.clamp((int) (serving.answer() * chance.between(0.2, 1.8)), 1, room);
    }

    private static double round(double ms) {
        return Math.max(0.001, Math.round(ms * 1000) / 1000.0);
    }
}
