package boocontrol.perf.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.perf.entity.HostPerf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The newest samples of all hosts in memory (seam). Hosts that were not connected since our start
/// are not in it.
@ApplicationScoped
public class Perf {

    private final ConcurrentSkipListMap<ProviderId, HostPerf> hosts = new ConcurrentSkipListMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    private final Consumer<PerfChanged> changed;

    @Inject
    Perf(Event<PerfChanged> changed) {
        this(changed::fire);
    }

    /// Without container.
    ///
    /// @param changed told of every change, inside it; must not block
    public Perf(Consumer<PerfChanged> changed) {
        this.changed = changed;
    }

    /// For the container's proxies.
    public Perf() {
        this(_ -> {});
    }

    /// Ordered by id.
    public List<HostPerf> hosts() {
        return List.copyOf(hosts.values());
    }

    public Optional<HostPerf> host(ProviderId id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /// Runs `join` with all states while none can change: whoever registers inside it misses
    /// nothing and sees nothing twice. Must not block.
    public void join(Consumer<List<HostPerf>> join) {
        alone(() -> join.accept(hosts()));
    }

    void change(ProviderId id, UnaryOperator<HostPerf> change) {
        alone(() -> {
            var before = host(id).orElseGet(() -> HostPerf.first(id, UUID.randomUUID().toString()));
            var after = change.apply(before).after(before);
            hosts.put(id, after);
            changed.accept(new PerfChanged(after, false));
        });
    }

    void remove(ProviderId id) {
        alone(() -> {
            var last = hosts.remove(id);
            if (last != null) {
                changed.accept(new PerfChanged(last.after(last), true));
            }
        });
    }

    private void alone(Runnable work) {
        changing.lock();
        try {
            work.run();
        } finally {
            changing.unlock();
        }
    }
}
