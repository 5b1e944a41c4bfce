package boocontrol.perf.control;

import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.control.HostObserver;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.perf.entity.SamplerFigures;
import boocontrol.perf.entity.Spread;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.config.Config;

/// Reads the samples of all connected hosts. A timer calls [#round]; every host is then asked in a
/// thread of its own, at its own time of the round, so that none delays another.
@ApplicationScoped
public class PerfIntake implements HostObserver, Stage {

    private static final Logger LOGGER = System.getLogger(PerfIntake.class.getName());

    private static final Duration PREPARE = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(3);

    private final ConcurrentSkipListMap<ProviderId, HostSampler> samplers =
            new ConcurrentSkipListMap<>();
    private final Set<Thread> rounds = ConcurrentHashMap.newKeySet();

    @Inject PerfStore store;

    @Inject Perf perf;

    @Inject Loops loops;

    @Inject Clock clock;

    @Inject Ticker ticker;

    @Inject Config config;

    private record Running(PerfWriter writer, Thread writing, Thread preparing) {}

    private volatile PerfSettings settings = PerfSettings.DEFAULT;
    private volatile Optional<Running> running = Optional.empty();

    @Override
    public int order() {
        return 220;
    }

    @Override
    public String name() {
        return "perf";
    }

    @Override
    public void start() {
        settings = PerfSettings.from(config);
        store.prepare(clock.instant());
        var writer = new PerfWriter(store, settings);
        running =
                Optional.of(
                        new Running(
                                writer,
                                loops.start("perf-writer", writer::run),
                                loops.start("perf-partitions", this::prepare)));
    }

    /// What is not written by then is asked of the hosts at the next start.
    @Override
    public void stop() {
        var stopped = running;
        running = Optional.empty();
        samplers.values().forEach(HostSampler::end);
        rounds.forEach(Thread::interrupt);
        stopped.ifPresent(parts -> {
            parts.preparing().interrupt();
            parts.writer().close();
            Loops.end(parts.writing(), END);
        });
    }

    public PerfSettings settings() {
        return settings;
    }

    /// Asks every connected host once, each at its own time within the interval. Returns at once.
    public void round() {
        if (running.isPresent()) {
            samplers.forEach((provider, sampler) -> {
                if (sampler.due()) {
                    loops.start("perf-" + provider, () -> ask(provider, sampler));
                }
            });
        }
    }

    @Override
    public void connected(HostLink link) {
        running.ifPresent(parts ->
                samplers.computeIfAbsent(
                                link.provider(),
                                id ->
                                        new HostSampler(
                                                id, perf, parts.writer(), store, clock, ticker))
                        .connected(link));
    }

    @Override
    public void event(HostLink link, SwapEvent event) {}

    @Override
    public void disconnected(HostLink link) {
        Optional.ofNullable(samplers.get(link.provider()))
                .ifPresent(sampler -> sampler.disconnected(link));
    }

    @Override
    public void forgotten(ProviderId provider) {
        Optional.ofNullable(samplers.remove(provider)).ifPresent(HostSampler::end);
        perf.remove(provider);
    }

    /// Nothing of a host is on its way to the database any more. The host must be forgotten.
    ///
    /// @throws IllegalStateException when that takes more than five seconds
    void settle(ProviderId provider) {
        try {
            if (running.isPresent()
                    && !running.get().writer().awaitWritten(provider, Duration.ofSeconds(5))) {
                throw new IllegalStateException("the database does not take the samples of a host");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    /// Of every host that is followed.
    public Map<ProviderId, SamplerFigures> figures() {
        var figures = new TreeMap<ProviderId, SamplerFigures>();
        samplers.forEach((provider, sampler) -> figures.put(provider, sampler.figures()));
        return figures;
    }

    /// Samples that wait for the database.
    public int waiting() {
        return running.map(parts -> parts.writer().waiting()).orElse(0);
    }

    /// Why the database did not take samples when last tried.
    public Optional<String> failure() {
        return running.flatMap(parts -> parts.writer().failure());
    }

    private void ask(ProviderId provider, HostSampler sampler) {
        var self = Thread.currentThread();
        rounds.add(self);
        try {
            Thread.sleep(Spread.offset(provider, settings.interval()));
            sampler.poll();
        } catch (InterruptedException _) {
            self.interrupt();
        } finally {
            rounds.remove(self);
        }
    }

    private void prepare() {
        var pause = PREPARE;
        try {
            while (true) {
                Thread.sleep(pause);
                pause = prepared() ? PREPARE : RETRY;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean prepared() {
        try {
            store.prepare(clock.instant());
            return true;
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot make the partitions of the coming days: {0}", e);
            return false;
        }
    }
}
