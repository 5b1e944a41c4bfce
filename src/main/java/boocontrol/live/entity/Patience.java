package boocontrol.live.entity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/// When a session that cannot keep up is ended. Not safe for threads; times are nanoseconds of a
/// ticker.
public final class Patience {

    /// @param send one send may take this long
    /// @param behind the oldest waiting packet may be this old
    /// @param sheds this many within a minute are too many
    /// @param join the first word must come within this time
    public record Limits(Duration send, Duration behind, int sheds, Duration join) {

        public static final Limits DEFAULT =
                new Limits(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), 3, Duration.ofSeconds(10));
    }

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Limits limits;
    private final ArrayDeque<Long> sheds = new ArrayDeque<>();

    public Patience(Limits limits) {
        this.limits = limits;
    }

    public void shed(long now) {
        sheds.addLast(now);
        while (now - sheds.getFirst() > MINUTE) {
            sheds.removeFirst();
        }
    }

    /// Why the session must end now, if it must.
    ///
    /// @param sending nanoseconds the present send takes, 0 when there is none
    /// @param waiting nanoseconds the oldest packet waits, 0 when there is none
    /// @param unjoined nanoseconds without the first word, 0 when it came
    public Optional<Ending> verdict(long sending, long waiting, long unjoined) {
        if (sending > limits.send().toNanos()) {
            return Optional.of(Ending.STUCK);
        }
        if (waiting > limits.behind().toNanos()) {
            return Optional.of(Ending.BEHIND);
        }
        if (sheds.size() >= limits.sheds()) {
            return Optional.of(Ending.SHED);
        }
        return unjoined > limits.join().toNanos() ? Optional.of(Ending.SILENT) : Optional.empty();
    }
}
