package boocontrol.fleet.control;

import boocontrol.fleet.entity.Watchdog;
import boocontrol.fleet.entity.Watchdog.Asked;
import boocontrol.fleet.entity.Watchdog.Step;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import java.time.Duration;
import java.util.Optional;

/// Watches the silence of one stream: the reader tells of bytes, the connector asks for the next
/// step, and a question to the host is asked on a thread of its own.
final class StreamWatch {

    /// @param answer whether it answered; empty while it is being asked
    /// @param at when it was asked, then when it answered; nanoseconds of the ticker
    private record Question(long askedAt, Optional<Boolean> answer, long at) {}

    private final String name;
    private final Watchdog rules;
    private final SwapClient rest;
    private final Loops loops;
    private final Ticker ticker;
    private volatile long lastByte;
    private volatile boolean spoke;
    private volatile Optional<Question> question = Optional.empty();
    private boolean logs;

    StreamWatch(String name, ConnectorTools tools, SwapClient rest) {
        this.name = name;
        this.rules = tools.settings().watchdog();
        this.rest = rest;
        this.loops = tools.loops();
        this.ticker = tools.ticker();
        this.lastByte = ticker.nanos();
    }

    /// The headers are in.
    void opened() {
        lastByte = ticker.nanos();
    }

    void bytes() {
        lastByte = ticker.nanos();
        spoke = true;
    }

    Duration silent() {
        return Duration.ofNanos(ticker.nanos() - lastByte);
    }

    /// When the last byte came, nanoseconds of the ticker.
    long lastByte() {
        return lastByte;
    }

    /// A request of ours was seen in the host's log, live.
    void sawOurRequest() {
        logs = true;
    }

    /// What to do now. A question that is due is asked here.
    Step next() {
        var silent = silent();
        if (!spoke && silent.compareTo(rules.silence()) >= 0) {
            // Every host starts with its log: a stream without a first word is none.
            return Step.CUT;
        }
        var asked = asked();
        if (asked.isEmpty()) {
            return Step.WAIT;
        }
        var step = rules.next(silent, asked.get(), logs);
        if (step == Step.ASK) {
            ask();
        }
        return step;
    }

    /// Empty while the host is being asked.
    private Optional<Asked> asked() {
        if (question.isEmpty()) {
            return Optional.of(new Asked.Nothing());
        }
        var last = question.get();
        if (last.answer().isEmpty()) {
            return Optional.empty();
        }
        if (last.askedAt() - lastByte < 0) {
            return Optional.of(new Asked.Nothing());
        }
        return Optional.of(
                last.answer().get()
                        ? new Asked.Answered(Duration.ofNanos(ticker.nanos() - last.at()))
                        : new Asked.Unanswered());
    }

    private void ask() {
        var askedAt = ticker.nanos();
        question = Optional.of(new Question(askedAt, Optional.empty(), askedAt));
        loops.start(
                "ask " + name,
                () -> {
                    // Whatever it answers: it answers.
                    var alive = !(rest.health() instanceof Reply.Failed);
                    question =
                            Optional.of(new Question(askedAt, Optional.of(alive), ticker.nanos()));
                });
    }
}
