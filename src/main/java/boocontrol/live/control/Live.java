package boocontrol.live.control;

import boocontrol.activity.control.ActivityStore;
import boocontrol.activity.control.GapFound;
import boocontrol.activity.control.RowsRead;
import boocontrol.activity.control.RowsStored;
import boocontrol.activity.entity.RowPage;
import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.HostChanged;
import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.control.LiveHub.Ended;
import boocontrol.live.entity.Ending;
import boocontrol.live.entity.LiveFigures;
import boocontrol.live.entity.Request;
import boocontrol.live.entity.SessionFigures;
import boocontrol.platform.about.Build;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.boot.StopAsked;
import boocontrol.platform.config.Setting;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.Config;

/// The hub in the application: hears what the capabilities tell, turns the hub in a thread of its
/// own, gives every session its sender.
@ApplicationScoped
public class Live implements Stage, ProviderHistory {

    private static final Logger LOGGER = System.getLogger(Live.class.getName());

    /// Rows of each host that a fresh page shows.
    private static final int REMEMBERED = LiveSettings.DEFAULT.snapshotEntries();

    /// All connections together get so long to be closed, while the process was only asked to end.
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /// And so long when it ends without having been asked.
    private static final Duration STOP = Duration.ofSeconds(3);

    static final Setting<Boolean> SIMULATED =
            Setting.of("boocontrol.simulated", Boolean.class, false);

    /// After an error of ours, so that a lasting one does not burn the processor.
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    @Inject Encoder encoder;
    @Inject Build build;
    @Inject Fleet fleet;
    @Inject ActivityStore store;
    @Inject Loops loops;
    @Inject Clock clock;
    @Inject Ticker ticker;
    @Inject RandomGenerator random;
    @Inject Config config;

    private LiveHub hub;
    private Instant created;
    private Optional<Thread> turning = Optional.empty();

    @PostConstruct
    void create() {
        var identity = new Identity(build.version(), build.commit(), SIMULATED.from(config));
        created = clock.instant();
        hub = new LiveHub(LiveSettings.DEFAULT, identity, encoder, clock, ticker, random);
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public void start() {
        fleet.hosts().forEach(host -> remember(host.provider().id()));
        fleet.join(hub::begin);
        turning = Optional.of(loops.start("live-turn", this::turn));
    }

    @Override
    public void stop() {
        turning.ifPresent(Thread::interrupt);
        sayGoodbye(STOP);
    }

    /// A new connection, with a thread that sends on it; empty when there are too many, or when we
    /// are about to stop.
    public Optional<LiveSession> open(Wire wire) {
        var session = hub.open(wire);
        session.ifPresent(s -> loops.start("live-" + s.id(), () -> send(s)));
        return session;
    }

    /// A reader's word; one that must not be said ends its connection.
    public void say(LiveSession session, Request request) {
        hub.say(session, request).ifPresent(why -> end(session, why));
    }

    /// Ends a connection.
    public void end(LiveSession session, Ending why) {
        hub.leave(session);
        session.wire().close(why);
    }

    /// The connection is gone.
    public void leave(LiveSession session) {
        hub.leave(session);
    }

    public LiveFigures figures() {
        return hub.figures();
    }

    /// One line per open session.
    public List<SessionFigures> sessions() {
        return hub.sessions();
    }

    @Override
    public void purge(ProviderId provider) {
        hub.purged(provider);
    }

    void changed(@Observes HostChanged change) {
        hub.changed(change);
    }

    void read(@Observes RowsRead read) {
        hub.read(read);
    }

    void stored(@Observes RowsStored stored) {
        hub.stored(stored);
    }

    void missed(@Observes GapFound gap) {
        hub.missed(gap);
    }

    void goodbye(@Observes StopAsked asked) {
        sayGoodbye(GOODBYE);
    }

    /// Fills the ring of a host with its newest rows of former runs: a page that comes now shows
    /// the last requests. Rows of this run come by [RowsRead].
    private void remember(ProviderId id) {
        try {
            var rows = store.find(RowPage.newest(id, REMEMBERED)).reversed().stream();
            hub.earlier(id, rows.filter(row -> row.receivedAt().isBefore(created)).toList());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "the last requests of " + id + " cannot be read", e);
        }
    }

    private void sayGoodbye(Duration atMost) {
        var closing = hub.close().stream().map(this::close).toList();
        var deadline = ticker.nanos() + atMost.toNanos();
        closing.forEach(thread -> await(thread, deadline));
    }

    private void turn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                hub.await(turnOnce());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration turnOnce() throws InterruptedException {
        try {
            var turn = hub.turn();
            turn.ended().forEach(this::close);
            return turn.next();
        } catch (RuntimeException e) {
            // Without turns every page would stand still: it must go on.
            LOGGER.log(Level.ERROR, "a turn of the live hub failed", e);
            Thread.sleep(AFTER_ERROR);
            return Duration.ZERO;
        }
    }

    private void send(LiveSession session) {
        try {
            session.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Clients vanish; that is no news.
            LOGGER.log(Level.DEBUG, "lost session " + session.id(), e);
            end(session, Ending.BROKEN);
        }
    }

    /// On a thread of its own: the other side may be stuck.
    private Thread close(Ended ended) {
        return loops.start("live-close", ended::close);
    }

    private void await(Thread thread, long deadline) {
        try {
            thread.join(Duration.ofNanos(Math.max(0, deadline - ticker.nanos())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
