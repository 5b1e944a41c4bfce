package boocontrol.live.entity;

import java.time.Duration;

/// How many resyncs one session may ask for: a bucket that refills steadily. What exceeds it is not
/// answered; the next beat makes an honest reader ask again. Not safe for threads.
public final class Allowance {

    private final double burst;
    private final double perNano;
    private double left;
    private long at;

    /// @param burst at once
    /// @param perSecond refilled
    public Allowance(int burst, int perSecond, long now) {
        this.burst = burst;
        this.perNano = perSecond / (double) Duration.ofSeconds(1).toNanos();
        this.left = burst;
        this.at = now;
    }

    public boolean take(long now) {
        left = Math.min(burst, left + (now - at) * perNano);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
