package boocontrol.leases.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/// What happened to leases through this server, since its start.
@ApplicationScoped
public class LeaseCounts {

    final LongAdder granted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder renewed = new LongAdder();
    final LongAdder gone = new LongAdder();
    final LongAdder asked = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final LongAdder lost = new LongAdder();

    /// Claims granted.
    public long granted() {
        return granted.sum();
    }

    /// Claims refused because somebody was in the way.
    public long refused() {
        return refused.sum();
    }

    public long renewed() {
        return renewed.sum();
    }

    /// Renewals that came too late.
    public long gone() {
        return gone.sum();
    }

    /// Asks to stop.
    public long asked() {
        return asked.sum();
    }

    /// Questions the database did not answer in time.
    public long unavailable() {
        return unavailable.sum();
    }

    /// Leases of this server that were lost while in use.
    public long lost() {
        return lost.sum();
    }
}
