package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityFigures;
import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.control.HostObserver;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Keeps the finished requests of all hosts: follows what they tell, and is started and stopped
/// with the application.
@ApplicationScoped
public class ActivityIntake implements HostObserver, Stage {

    private static final Logger LOGGER = System.getLogger(ActivityIntake.class.getName());

    private static final Duration PREPARE = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(1);

    @Inject ActivityStore store;

    @Inject Event<RowsRead> rowsRead;

    @Inject Event<RowsStored> rowsStored;

    @Inject Event<GapFound> gapFound;

    @Inject Fleet fleet;

    @Inject Loops loops;

    @Inject Clock clock;

    @Inject Ticker ticker;

    @Inject RandomGenerator random;

    private volatile Optional<Intakes> intakes = Optional.empty();
    private volatile Optional<Thread> preparing = Optional.empty();

    @PostConstruct
    void assemble() {
        intakes =
                Optional.of(
                        new Intakes(
                                store,
                                new Told(),
                                loops,
                                clock,
                                ticker,
                                random,
                                IntakeSettings.DEFAULT));
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public void start() {
        store.prepare(clock.instant());
        preparing = Optional.of(loops.start("activity-partitions", this::prepare));
        all().start();
    }

    @Override
    public void stop() {
        preparing.ifPresent(Thread::interrupt);
        all().stop();
    }

    @Override
    public void connected(HostLink link) {
        all().connected(link);
    }

    @Override
    public void event(HostLink link, SwapEvent event) {
        all().event(link, event);
    }

    @Override
    public void disconnected(HostLink link) {
        all().disconnected(link);
    }

    @Override
    public void forgotten(ProviderId provider) {
        all().forgotten(provider);
    }

    /// See [Intakes#quiet].
    boolean quiet(ProviderId provider, Duration atMost) {
        return all().quiet(provider, atMost);
    }

    public ActivityFigures figures() {
        return all().figures();
    }

    private Intakes all() {
        return intakes.orElseThrow();
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
            LOGGER.log(Level.WARNING, "cannot make the partitions of the coming months: " + e);
            return false;
        }
    }

    private final class Told implements IntakeListener {

        @Override
        public void read(RowsRead rows) {
            rowsRead.fire(rows);
        }

        @Override
        public void stored(RowsStored rows) {
            rowsStored.fire(rows);
        }

        @Override
        public void missed(GapFound gap) {
            gapFound.fire(gap);
        }

        @Override
        public void completed(ProviderId provider, SwapRow row) {
            fleet.completed(provider, row);
        }

        @Override
        public void clockSkew(ProviderId provider, Duration skew) {
            fleet.clockSkew(provider, skew);
        }

        @Override
        public void lost(ProviderId provider, Losses more) {
            fleet.lost(provider, more);
        }
    }
}
