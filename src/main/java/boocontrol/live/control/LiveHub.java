package boocontrol.live.control;

import boocontrol.activity.control.GapFound;
import boocontrol.activity.control.RowsRead;
import boocontrol.activity.control.RowsStored;
import boocontrol.activity.entity.ActivityRow;
import boocontrol.fleet.control.HostChanged;
import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.control.Feeds.Payment;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Ending;
import boocontrol.live.entity.Entry;
import boocontrol.live.entity.Head;
import boocontrol.live.entity.LiveFigures;
import boocontrol.live.entity.Owed;
import boocontrol.live.entity.Packet;
import boocontrol.live.entity.Position;
import boocontrol.live.entity.Request;
import boocontrol.live.entity.SessionFigures;
import boocontrol.live.entity.Topic;
import boocontrol.platform.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Tells every session what happens to the hosts: one replica of the fleet, one numbering, every
/// frame made once.
///
/// Publishers ([#changed], [#read], [#missed]) only leave their news in the mailbox. [#turn] takes
/// them in, in one thread, and offers frames to the sessions, which send on threads of their own. A
/// session joins between two turns, so it misses nothing and nothing reaches it twice unnoticed.
/// Plain Java: a test turns it by hand.
public final class LiveHub {

    private static final Duration WATCH = Duration.ofSeconds(1);

    private final LiveSettings settings;
    private final Identity identity;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Mailbox mailbox;
    private final Packets packets;
    private final Feeds feeds;
    private final String serverLife;
    private final SequencedMap<String, LiveSession> sessions = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private long beatFrom;
    private long watchFrom;
    private boolean closed;

    public LiveHub(
            LiveSettings settings,
            Identity identity,
            Encoder encoder,
            Clock clock,
            Ticker ticker,
            RandomGenerator random) {
        this.settings = settings;
        this.identity = identity;
        this.ticker = ticker;
        this.random = random;
        this.mailbox = new Mailbox(settings.ring());
        this.packets = new Packets(encoder, clock);
        this.serverLife = word();
        this.feeds = new Feeds(settings, packets, serverLife, this::tellEverybody);
        this.beatFrom = ticker.nanos() + settings.beat().toNanos();
        this.watchFrom = ticker.nanos() + WATCH.toNanos();
    }

    /// One run of this program.
    public String serverLife() {
        return serverLife;
    }

    /// Takes the hosts as they are. Called while no slot can change, so that every later [#changed]
    /// comes after it.
    public void begin(List<HostState> hosts) {
        hosts.forEach(state -> changed(new HostChanged(state, false)));
    }

    public void changed(HostChanged change) {
        mailbox.put(change);
    }

    public void read(RowsRead read) {
        mailbox.put(read.provider(), read.rows().stream().map(Entry.Row::new).toList());
    }

    /// Rows that were [#read] as not stored are told again; where they stood they count as stored
    /// too.
    public void stored(RowsStored stored) {
        mailbox.put(stored.provider(), stored.rows().stream().map(Entry.Row::new).toList());
    }

    /// Rows of a host from before this run, oldest first; before the first turn, and so before all
    /// that was [#read] since.
    public void earlier(ProviderId provider, List<ActivityRow> rows) {
        mailbox.putFirst(provider, rows.stream().map(Entry.Row::new).toList());
    }

    public void missed(GapFound gap) {
        mailbox.put(gap.provider(), List.of(new Entry.Gap(gap.count(), gap.detail(), gap.at())));
    }

    /// The history of a host is deleted: nobody is told of it any more, and those who were are told
    /// that there is none.
    public void purged(ProviderId provider) {
        mailbox.purge(provider);
    }

    /// Waits until there is something to do, at most so long.
    public void await(Duration atMost) throws InterruptedException {
        mailbox.await(atMost);
    }

    /// Takes the news in, tells the sessions what is due, ends those that cannot keep up.
    public synchronized Turn turn() {
        var now = ticker.nanos();
        feeds.takeIn(mailbox.drain(), now);
        feeds.tell(now);
        if (beatFrom - now <= 0) {
            beatFrom = now + settings.beat().toNanos();
            tellEverybody(packets.beat(feeds.heads()));
        }
        var ended = watch(now);
        var due = feeds.due(beatFrom - watchFrom < 0 ? beatFrom : watchFrom);
        return new Turn(Duration.ofNanos(Math.max(0, due - now)), ended);
    }

    /// @param next until the next turn is due without news
    /// @param ended connections to close; that may take time, so the caller does it elsewhere
    public record Turn(Duration next, List<Ended> ended) {}

    /// A session that is over, with its connection still open.
    public record Ended(Wire wire, Ending why) {

        public void close() {
            wire.close(why);
        }
    }

    /// A new connection; empty when there are too many, or after [#close].
    public synchronized Optional<LiveSession> open(Wire wire) {
        if (closed || sessions.size() >= settings.sessions()) {
            tally.refused++;
            return Optional.empty();
        }
        var session = new LiveSession(word(), wire, settings, ticker, this::pay);
        sessions.put(session.id(), session);
        session.offer(packets.hello(session.id(), serverLife, identity, settings.beat()));
        return Optional.of(session);
    }

    /// The connection is gone.
    public synchronized void leave(LiveSession session) {
        if (sessions.remove(session.id()) != null) {
            session.end();
            tally.sentFrames += session.sentFrames();
            tally.sentBytes += session.sentBytes();
        }
    }

    /// A reader's word.
    ///
    /// @return why the connection must end for it, if it must
    public synchronized Optional<Ending> say(LiveSession session, Request request) {
        switch (request) {
            case Request.Join(var known) -> join(session, known);
            case Request.Resync(var known) -> resync(session, known);
            case Request.Pace _ -> {}
            case Request.Strange _ -> tally.strangeRequests++;
            case Request.Junk _ -> {
                tally.junkRequests++;
                return Optional.of(Ending.JUNK);
            }
        }
        return Optional.empty();
    }

    /// Ends every session, for the end of the program; no other comes in.
    public synchronized List<Ended> close() {
        closed = true;
        var all = List.copyOf(sessions.values());
        all.forEach(this::leave);
        return all.stream().map(s -> new Ended(s.wire(), Ending.STOPPING)).toList();
    }

    public synchronized LiveFigures figures() {
        var open = sessions.values();
        return new LiveFigures(
                open.size(),
                tally.refused,
                feeds.ids().size(),
                open.stream().mapToLong(LiveSession::queued).sum(),
                open.stream().mapToLong(LiveSession::queuedBytes).sum(),
                tally.sentFrames + open.stream().mapToLong(LiveSession::sentFrames).sum(),
                tally.sentBytes + open.stream().mapToLong(LiveSession::sentBytes).sum(),
                packets.made(),
                feeds.conflated(),
                feeds.dropped(),
                tally.sheds,
                tally.endedSlow,
                tally.joins,
                tally.resyncs,
                tally.resyncsRefused,
                tally.strangeRequests,
                tally.junkRequests,
                feeds.strays());
    }

    public synchronized List<SessionFigures> sessions() {
        return sessions.values().stream().map(LiveSession::figures).toList();
    }

    private List<Ended> watch(long now) {
        if (watchFrom - now > 0) {
            return List.of();
        }
        watchFrom = now + WATCH.toNanos();
        var ended = new ArrayList<Ended>();
        for (var session : List.copyOf(sessions.values())) {
            session.verdict().ifPresent(why -> ended.add(end(session, why)));
        }
        return ended;
    }

    private Ended end(LiveSession session, Ending why) {
        tally.endedSlow += why.slow() ? 1 : 0;
        leave(session);
        return new Ended(session.wire(), why);
    }

    private void join(LiveSession session, List<Head> known) {
        tally.joins++;
        session.join();
        var positions = new LinkedHashMap<Channel, Position>();
        known.forEach(head -> positions.put(head.channel(), head.position()));
        feeds.ids().forEach(id -> owe(session, id, positions));
        // Owed, not queued: a thousand at once would look like a flood.
        strangers(positions).forEach(id -> session.owe(Channel.fleet(id), new Owed.Snapshot()));
        session.offer(packets.beat(feeds.heads()));
    }

    private TreeSet<ProviderId> strangers(Map<Channel, Position> known) {
        var strangers = new TreeSet<ProviderId>();
        known.keySet().forEach(channel -> strangers.add(channel.provider()));
        strangers.removeAll(feeds.ids());
        return strangers;
    }

    private void owe(LiveSession session, ProviderId id, Map<Channel, Position> known) {
        for (var topic : Topic.values()) {
            var channel = new Channel(topic, id);
            feeds.lacking(channel, known.getOrDefault(channel, Position.NONE))
                    .ifPresent(owed -> session.owe(channel, owed));
        }
    }

    private void resync(LiveSession session, Head known) {
        if (!session.joined() || !session.mayResync()) {
            tally.resyncsRefused++;
            return;
        }
        tally.resyncs++;
        var channel = known.channel();
        if (feeds.ids().contains(channel.provider())) {
            feeds.lacking(channel, known.position()).ifPresent(owed -> session.owe(channel, owed));
        } else {
            session.offer(packets.gone(channel.provider(), Position.NONE));
        }
    }

    private List<Packet> pay(Channel channel, Owed owed) {
        return switch (payment(channel, owed)) {
            case Payment.Ready(var packet) -> List.of(packet);
            case Payment.Own(var messages) -> messages.stream().map(packets::of).toList();
        };
    }

    private synchronized Payment payment(Channel channel, Owed owed) {
        return feeds.pay(channel, owed);
    }

    private void tellEverybody(Packet packet) {
        for (var session : sessions.values()) {
            if (session.joined() && session.offer(packet)) {
                tally.sheds++;
            }
        }
    }

    private String word() {
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }
}
