package boocontrol.simulator.chaos;

import java.time.Duration;

/// A toxic as one direction of one connection met it: what it asks for, moment by moment. Times are
/// nanoseconds of its [Course].
final class MetToxic {

    static final long FOREVER = Long.MAX_VALUE;

    /// Bandwidth is dosed in pieces of a tenth of a second.
    private static final long PIECES_PER_SECOND = 10;

    /// How far a slow receiver may make us run behind and catch up again.
    private static final long CATCH_UP = Duration.ofMillis(100).toNanos();

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final boolean hit;
    private AppliedToxic applied;
    private long since;
    private long passed;
    private long busyUntil;

    /// @param hit whether the dice fell for this connection
    MetToxic(AppliedToxic applied, boolean hit, long nanos) {
        this.applied = applied;
        this.hit = hit;
        this.since = nanos;
        this.busyUntil = nanos;
    }

    boolean hit() {
        return hit;
    }

    /// Takes over a change: dice and counted bytes stay, time starts anew.
    void change(AppliedToxic other, long nanos) {
        if (!applied.equals(other)) {
            applied = other;
            since = nanos;
        }
    }

    /// When it ends the connection.
    long deadline() {
        return switch (applied.toxic()) {
            case Toxic.ResetPeer(var after) -> since + after.toNanos();
            case Toxic.Timeout(var after) when !after.isZero() -> since + after.toNanos();
            default -> FOREVER;
        };
    }

    boolean resets() {
        return applied.toxic() instanceof Toxic.ResetPeer;
    }

    boolean swallows() {
        return applied.toxic() instanceof Toxic.Timeout;
    }

    /// Bytes that may still pass.
    long room() {
        return applied.toxic() instanceof Toxic.LimitData(var bytes)
                ? Math.max(0, bytes - passed)
                : FOREVER;
    }

    /// The largest piece that may pass at once.
    ///
    /// @param chance from -1 to 1
    long largest(double chance) {
        return switch (applied.toxic()) {
            case Toxic.Bandwidth(var rate) -> Math.max(1, rate / PIECES_PER_SECOND);
            case Toxic.Slicer(var average, var variation, _) ->
                    average + Math.round(variation * chance);
            default -> FOREVER;
        };
    }

    /// By how much it delays what arrived.
    ///
    /// @param chance from -1 to 1
    long latency(double chance) {
        return applied.toxic() instanceof Toxic.Latency(var mean, var jitter)
                ? Math.max(0, mean.toNanos() + Math.round(jitter.toNanos() * chance))
                : 0;
    }

    /// By how much it delays the end.
    long endDelay() {
        return applied.toxic() instanceof Toxic.SlowClose(var delay) ? delay.toNanos() : latency(0);
    }

    /// When a piece of `size` that is due at `due` may pass.
    long readyAt(long due, long size) {
        return switch (applied.toxic()) {
            case Toxic.Bandwidth(var rate) ->
                    Math.max(busyUntil, due) + Math.round(size * SECOND / rate);
            case Toxic.Slicer _ -> Math.max(busyUntil, due);
            default -> due;
        };
    }

    /// A piece of `size` that was due at `due` has passed.
    void passed(long due, long size, long nanos) {
        busyUntil =
                switch (applied.toxic()) {
                    case Toxic.Bandwidth _ -> Math.max(readyAt(due, size), nanos - CATCH_UP);
                    case Toxic.Slicer(_, _, var delay) -> nanos + delay.toNanos();
                    default -> busyUntil;
                };
        passed += size;
    }
}
