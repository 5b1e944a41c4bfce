package boocontrol.fleet.control;

import boocontrol.hosts.entity.ProviderId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// All [HostObserver]s. What one of them throws is counted and logged, and stops neither the host
/// nor the others.
final class Observers {

    private static final Logger LOGGER = System.getLogger(Observers.class.getName());

    private final List<HostObserver> all;
    private final AtomicLong failures = new AtomicLong();

    Observers(List<HostObserver> all) {
        this.all = List.copyOf(all);
    }

    void tell(ProviderId host, Consumer<HostObserver> what) {
        for (var observer : all) {
            try {
                what.accept(observer);
            } catch (RuntimeException e) {
                failed(observer, host, e);
            }
        }
    }

    /// How often one failed, since our start.
    long failures() {
        return failures.get();
    }

    /// Logs the first, second, fourth, eighth: a mistake on every event must not fill the disk.
    private void failed(HostObserver observer, ProviderId host, RuntimeException e) {
        var count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            var what = "%s failed on %s (%d so far)";
            LOGGER.log(Level.ERROR, what.formatted(observer.getClass().getName(), host, count), e);
        }
    }
}
