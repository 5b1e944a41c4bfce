package boocontrol.simulator.control;

import boocontrol.simulator.entity.Capture;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The last bodies and headers, first in, first out, up to a number of bytes.
public final class Captures {

    private final Map<Long, Capture> kept = new LinkedHashMap<>();
    private final long budget;
    private long size;

    Captures(int megabytes) {
        this.budget = megabytes * 1_000_000L;
    }

    boolean enabled() {
        return budget > 0;
    }

    /// @return false if it is too big, or captures are off
    synchronized boolean add(long id, Capture capture) {
        if (capture.size() > budget) {
            return false;
        }
        kept.put(id, capture);
        size += capture.size();
        for (Iterator<Capture> oldest = kept.values().iterator(); size > budget; ) {
            size -= oldest.next().size();
            oldest.remove();
        }
        return true;
    }

    public synchronized Optional<Capture> get(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    public synchronized boolean has(long id) {
        return kept.containsKey(id);
    }
}
