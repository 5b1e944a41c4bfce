package boocontrol.fleet.entity;

import java.time.Duration;

/// Decides what silence on a stream means. llama-swap sends no heartbeat, so a quiet host, a dead
/// line and a sleeping machine look alike until they are asked.
///
/// | silence          | asked `GET /health` | host logs requests | step   |
/// |------------------|---------------------|--------------------|--------|
/// | below 20 s       | -                   | -                  | wait   |
/// | 20 s or more     | not yet             | -                  | ask    |
/// | 20 s or more     | no answer           | -                  | cut    |
/// | 20 s or more     | answered 5 s ago    | yes                | reopen |
/// | below 5 min      | answered 20 s ago   | not seen yet       | ask    |
/// | 5 min or more    | answered            | not seen yet       | reopen |
///
/// A byte on the stream forgets what was asked. Where a host logs at INFO each `/health` makes a
/// line on the stream; a line that stays out proves that the stream is dead though the host lives.
/// Where it does not log, nothing proves anything, and a new connection now and then is the only
/// way to be sure.
///
/// @param silence without a byte, before the host is asked
/// @param line how long its log line may take
/// @param mute without a byte at all, before a host that does not log is connected anew
public record Watchdog(Duration silence, Duration line, Duration mute) {

    public static final Watchdog DEFAULT =
            new Watchdog(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofMinutes(5));

    /// What is known of the last question, since the last byte.
    public sealed interface Asked {

        record Nothing() implements Asked {}

        record Unanswered() implements Asked {}

        record Answered(Duration ago) implements Asked {}
    }

    public enum Step {
        WAIT,
        ASK,
        /// The host is gone: the loss is shown.
        CUT,
        /// The host is there but the stream is dead: reconnect without showing a loss.
        REOPEN
    }

    /// @param silent time without a byte
    /// @param logs whether a request of ours was ever seen in the host's log on this connection
    public Step next(Duration silent, Asked asked, boolean logs) {
        return switch (asked) {
            case Asked.Nothing _ -> reached(silent, silence) ? Step.ASK : Step.WAIT;
            case Asked.Unanswered _ -> Step.CUT;
            case Asked.Answered(var ago) when logs -> reached(ago, line) ? Step.REOPEN : Step.WAIT;
            case Asked.Answered _ when reached(silent, mute) -> Step.REOPEN;
            case Asked.Answered(var ago) -> reached(ago, silence) ? Step.ASK : Step.WAIT;
        };
    }

    private static boolean reached(Duration value, Duration limit) {
        return value.compareTo(limit) >= 0;
    }
}
