package boocontrol.fleet.entity;

import java.time.Instant;
import java.util.Optional;

/// Whether a host's event stream is up, as far as we can tell from here (seam).
public sealed interface Liveness {

    /// Not tried yet in this life.
    record Starting(Instant since) implements Liveness {}

    record Connected(Instant since) implements Liveness {}

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
        }
    }
}
