package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityFigures;
import boocontrol.activity.entity.HostFigures;
import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.control.HostObserver;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;

/// The intakes of all hosts over one spool, one writer and one teller.
final class Intakes implements HostObserver {

    private static final Logger LOGGER = System.getLogger(Intakes.class.getName());

    private static final Duration END = Duration.ofSeconds(2);
    private static final Duration WRITE = Duration.ofSeconds(5);

    private record Running(HostIntake intake, Thread loop) {}

    private final ConcurrentSkipListMap<ProviderId, Running> hosts = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<ProviderId, Thread> leaving = new ConcurrentSkipListMap<>();
    private final Loops loops;
    private final IntakeTools tools;
    private final SpoolWriter writer;
    private final SpoolTeller teller;
    private final List<Thread> shared = new ArrayList<>();

    Intakes(
            Keeper keeper,
            IntakeListener listener,
            Loops loops,
            Clock clock,
            Ticker ticker,
            RandomGenerator random,
            IntakeSettings settings) {
        var announcer = new Announcer(listener);
        this.loops = loops;
        var spool = new Spool(settings.spoolRows(), settings.spoolShare(), ticker);
        this.tools =
                new IntakeTools(
                        settings,
                        clock,
                        ticker,
                        random,
                        spool,
                        keeper::recover,
                        listener::completed,
                        listener::clockSkew);
        this.writer = new SpoolWriter(spool, keeper::write, keeper::blame, announcer::aside);
        this.teller =
                new SpoolTeller(spool, settings.early(), ticker, announcer::tell, listener::stored);
    }

    void start() {
        shared.add(loops.start("activity-writer", writer::run));
        shared.add(loops.start("activity-teller", teller::run));
    }

    /// Takes in what was noticed and writes what was read, for at most about eight seconds. What is
    /// left then is asked of the hosts at the next start.
    void stop() {
        hosts.values().forEach(running -> running.intake().end());
        hosts.values().forEach(running -> Loops.end(running.loop(), END.dividedBy(hosts.size())));
        tools.spool().close();
        shared.forEach(loop -> Loops.end(loop, WRITE.dividedBy(2).plusMillis(500)));
        if (tools.spool().waiting() > 0) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} activity rows could not be written; the hosts will be asked again",
                    tools.spool().waiting());
        }
    }

    /// At once: as if the process were killed.
    void kill() {
        hosts.values().forEach(running -> running.loop().interrupt());
        shared.forEach(Thread::interrupt);
        hosts.values().forEach(running -> Loops.end(running.loop(), END));
        shared.forEach(loop -> Loops.end(loop, END));
    }

    @Override
    public void connected(HostLink link) {
        hosts.computeIfAbsent(link.provider(), this::running).intake().connected(link);
    }

    @Override
    public void event(HostLink link, SwapEvent event) {
        var running = hosts.get(link.provider());
        if (running != null) {
            running.intake().event(event);
        }
    }

    @Override
    public void disconnected(HostLink link) {
        var running = hosts.get(link.provider());
        if (running != null) {
            running.intake().disconnected(link);
        }
    }

    @Override
    public void forgotten(ProviderId provider) {
        var running = hosts.remove(provider);
        if (running != null) {
            leaving.put(provider, running.loop());
            running.intake().end();
        }
    }

    /// Whether nothing of a host is on its way any more: its intake has ended, and what it read is
    /// written and told. Waits for that at most about so long. False while it is followed.
    boolean quiet(ProviderId provider, Duration atMost) {
        try {
            var loop = Optional.ofNullable(leaving.get(provider));
            return !hosts.containsKey(provider)
                    && (loop.isEmpty() || loop.get().join(atMost))
                    && tools.spool().awaitDone(provider, atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    ActivityFigures figures() {
        var figures = new TreeMap<ProviderId, HostFigures>();
        hosts.forEach((provider, running) -> figures.put(provider, running.intake().figures()));
        return new ActivityFigures(tools.spool().waiting(), writer.failure(), figures);
    }

    /// Everything noticed is taken in, asked for, written and told.
    boolean idle() {
        return hosts.values().stream().allMatch(running -> running.intake().idle())
                && tools.spool().idle();
    }

    private Running running(ProviderId provider) {
        var intake = new HostIntake(provider, tools);
        var before = Optional.ofNullable(leaving.remove(provider));
        return new Running(
                intake,
                loops.start(
                        "activity-" + provider,
                        () -> {
                            before.ifPresent(loop -> Loops.end(loop, END));
                            intake.run();
                        }));
    }
}
