package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.StreamEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether a host's event stream is up, as far as we can tell from here (seam).
///
/// One pure function, [#on], moves it; `n` counts failures and six of them open the breaker:
///
/// | state           | opened       | lost                                        | disabled | restarted |
/// |-----------------|--------------|---------------------------------------------|----------|-----------|
/// | Starting        | Connected(0) | Reconnecting(1)                             | Disabled | Starting  |
/// | Connected(n)    | Connected(n) | lived 5 s: Reconnecting(1), else as n + 1   | Disabled | Starting  |
/// | Reconnecting(n) | Connected(n) | Reconnecting(n+1), from the sixth on Down   | Disabled | Starting  |
/// | Down(n)         | Connected(n) | Down(n+1)                                   | Disabled | Starting  |
/// | Disabled        | Disabled     | Disabled                                    | Disabled | Starting  |
public sealed interface Liveness {

    /// Not tried yet in this life.
    record Starting(Instant since) implements Liveness {}

    /// @param failures that came before; a host that opens and ends at once must not be taken for a
    ///   healthy one, so they count until the connection has proved itself
    record Connected(Instant since, int failures) implements Liveness {

        public Connected(Instant since) {
            this(since, 0);
        }
    }

    /// @param failures attempts that failed since the loss, 1 to 5
    record Reconnecting(int failures, Reason reason, Optional<Instant> lastSeen, Instant retryAt)
            implements Liveness {}

    /// The breaker is open: a slow probe goes on for ever.
    record Down(int failures, Reason reason, Optional<Instant> lastSeen, Instant retryAt)
            implements Liveness {}

    /// The provider is disabled: nobody reads it.
    record Disabled(Instant since) implements Liveness {}

    /// Why a host is not connected.
    ///
    /// @param word for programs and chips
    /// @param detail for people; never content of an answer
    record Reason(Word word, String detail) {

        /// Why an attempt ended that we did not end ourselves.
        public static Reason of(StreamEnd end) {
            return switch (end) {
                case StreamEnd.Ended _ -> new Reason(Word.ENDED, "it ended the stream");
                case StreamEnd.Unreachable(var why) -> new Reason(Word.UNREACHABLE, why);
                case StreamEnd.Unauthorized _ -> unauthorized();
                case StreamEnd.Unsupported(var why) -> new Reason(Word.UNSUPPORTED, why);
                case StreamEnd.NotSse(var type) ->
                        new Reason(Word.NOT_SSE, "it answered with " + type);
                case StreamEnd.Aborted(var why) -> new Reason(Word.UNREACHABLE, why);
            };
        }

        public static Reason unauthorized() {
            return new Reason(Word.UNAUTHORIZED, "it wants another key");
        }

        public enum Word {
            UNAUTHORIZED("unauthorized"),
            UNSUPPORTED("unsupported"),
            NOT_SSE("not-sse"),
            UNREACHABLE("unreachable"),
            SILENT("silent"),
            ENDED("ended"),
            OVERFLOW("overflow");

            private final String text;

            Word(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }

            /// The word on the wire.
            public String word() {
                return text;
            }
        }
    }

    /// What happened to the stream or to the provider.
    sealed interface Signal {

        /// The host answered with an event stream.
        record Opened(Instant at) implements Signal {}

        /// The stream ended, or an attempt failed.
        ///
        /// @param lived how long the stream had been open, by a clock that never steps
        record Lost(Instant at, Reason reason, Optional<Instant> lastSeen, Duration lived)
                implements Signal {}

        record Disabled(Instant at) implements Signal {}

        /// Enabled again, or its address or key was changed: everything starts over.
        record Restarted(Instant at) implements Signal {}
    }

    /// The state after `signal`. `retryAt` of the result is `at` of the loss plus the delay drawn.
    default Liveness on(Signal signal, Backoff backoff, RandomGenerator random) {
        return switch (signal) {
            case Signal.Opened(var at) -> opened(at);
            case Signal.Lost lost -> lost(lost, backoff, random);
            case Signal.Disabled(var at) -> this instanceof Disabled ? this : new Disabled(at);
            case Signal.Restarted(var at) -> new Starting(at);
        };
    }

    /// How long to wait from `lost` on, until the next attempt.
    default Duration wait(Instant lost) {
        return switch (this) {
            case Reconnecting waiting -> Duration.between(lost, waiting.retryAt());
            case Down waiting -> Duration.between(lost, waiting.retryAt());
            case Starting _, Connected _, Disabled _ -> Duration.ZERO;
        };
    }

    /// One word for programs: `starting`, `connected`, `reconnecting`, `down`, `disabled`.
    default String word() {
        return switch (this) {
            case Starting _ -> "starting";
            case Connected _ -> "connected";
            case Reconnecting _ -> "reconnecting";
            case Down _ -> "down";
            case Disabled _ -> "disabled";
        };
    }

    private Liveness opened(Instant at) {
        return switch (this) {
            case Starting _ -> new Connected(at, 0);
            case Connected connected -> connected;
            case Reconnecting waiting -> new Connected(at, waiting.failures());
            case Down waiting -> new Connected(at, waiting.failures());
            case Disabled disabled -> disabled;
        };
    }

    private Liveness lost(Signal.Lost lost, Backoff backoff, RandomGenerator random) {
        return switch (this) {
            case Starting _ -> failed(1, lost, backoff, random);
            case Connected _ when backoff.healthy(lost.lived()) -> loss(lost, backoff, random);
            case Connected(_, var failures) -> failed(failures + 1, lost, backoff, random);
            case Reconnecting waiting -> failed(waiting.failures() + 1, lost, backoff, random);
            case Down waiting -> failed(waiting.failures() + 1, lost, backoff, random);
            case Disabled disabled -> disabled;
        };
    }

    private static Liveness loss(Signal.Lost lost, Backoff backoff, RandomGenerator random) {
        if (lost.reason().word() != Reason.Word.ENDED) {
            return failed(1, lost, backoff, random);
        }
        var retryAt = lost.at().plus(backoff.quickDelay(random));
        return new Reconnecting(1, lost.reason(), lost.lastSeen(), retryAt);
    }

    private static Liveness failed(
            int failures, Signal.Lost lost, Backoff backoff, RandomGenerator random) {
        var retryAt = lost.at().plus(backoff.delay(failures, lost.reason().word(), random));
        return backoff.exhausted(failures)
                ? new Down(failures, lost.reason(), lost.lastSeen(), retryAt)
                : new Reconnecting(failures, lost.reason(), lost.lastSeen(), retryAt);
    }
}
