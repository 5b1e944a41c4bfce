package boocontrol.live.control;

import boocontrol.fleet.control.HostChanged;
import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Head;
import boocontrol.live.entity.Message;
import boocontrol.live.entity.Owed;
import boocontrol.live.entity.Packet;
import boocontrol.live.entity.Position;
import boocontrol.live.entity.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The replica of the fleet that the sessions are told from: per host its newest state and the ring
/// of its activity, with their numbers. Guarded by the hub.
final class Feeds {

    private final LiveSettings settings;
    private final Packets packets;
    private final String serverLife;
    private final Consumer<Packet> everybody;
    private final Map<ProviderId, HostFeed> feeds = new TreeMap<>();
    private long lives;
    private long conflated;
    private long dropped;
    private long strays;

    /// @param everybody gets what every session is told, in order
    Feeds(LiveSettings settings, Packets packets, String serverLife, Consumer<Packet> everybody) {
        this.settings = settings;
        this.packets = packets;
        this.serverLife = serverLife;
        this.everybody = everybody;
    }

    void takeIn(Mailbox.Post post, long now) {
        conflated += post.conflated();
        post.states().forEach(change -> takeIn(change, now));
        post.purged().forEach(this::purge);
        post.entries().forEach(this::takeIn);
    }

    /// Tells everybody what is due: at once where a channel was idle, else at its pace.
    void tell(long now) {
        for (var feed : feeds.values()) {
            if (feed.owesState() && feed.stateFrom - now <= 0) {
                tellState(feed, now);
            }
            if (feed.owesEntries() && feed.entriesFrom - now <= 0) {
                tellEntries(feed, now);
            }
        }
    }

    /// When something is due next, not later than `latest`.
    long due(long latest) {
        var due = latest;
        for (var feed : feeds.values()) {
            if (feed.owesState() && feed.stateFrom - due < 0) {
                due = feed.stateFrom;
            }
            if (feed.owesEntries() && feed.entriesFrom - due < 0) {
                due = feed.entriesFrom;
            }
        }
        return due;
    }

    /// How far everybody was told, in every channel.
    List<Head> heads() {
        var heads = new ArrayList<Head>();
        feeds.forEach((id, feed) -> {
            heads.add(new Head(Channel.fleet(id), feed.toldStateHead()));
            heads.add(new Head(Channel.activity(id), feed.toldEntriesHead()));
        });
        return heads;
    }

    Set<ProviderId> ids() {
        return feeds.keySet();
    }

    /// What somebody at `known` lacks of a channel.
    Optional<Owed> lacking(Channel channel, Position known) {
        var feed = feeds.get(channel.provider());
        if (feed == null) {
            return Optional.of(new Owed.Snapshot());
        }
        return switch (channel.topic()) {
            case CONTROL_FLEET ->
                    known.equals(feed.stateHead())
                            ? Optional.empty()
                            : Optional.of(new Owed.Snapshot());
            case CONTROL_ACTIVITY -> {
                if (known.equals(feed.log.head())) {
                    yield Optional.empty();
                }
                yield Optional.of(
                        feed.log.covers(known) ? new Owed.Since(known) : new Owed.Snapshot());
            }
        };
    }

    /// What is owed, as of now: shared packets, or messages for this one reader.
    Payment pay(Channel channel, Owed owed) {
        var feed = feeds.get(channel.provider());
        if (feed == null) {
            return new Payment.Ready(packets.gone(channel.provider(), Position.NONE));
        }
        if (channel.topic() == Topic.CONTROL_FLEET) {
            return new Payment.Ready(feed.stateSnapshot(() -> packets.snapshot(feed.state)));
        }
        if (owed instanceof Owed.Since(var known) && feed.log.covers(known)) {
            return new Payment.Own(feed.log.since(known.seq(), packets.at()));
        }
        return new Payment.Ready(feed.entriesSnapshot(() -> newest(feed)));
    }

    sealed interface Payment {

        /// Made already.
        record Ready(Packet packet) implements Payment {}

        /// To be made outside the lock.
        record Own(List<Message> messages) implements Payment {}
    }

    long conflated() {
        return conflated;
    }

    long dropped() {
        return dropped;
    }

    long strays() {
        return strays;
    }

    private void takeIn(HostChanged change, long now) {
        var state = change.state();
        var feed = feeds.get(state.provider().id());
        if (change.removed()) {
            forget(state);
        } else if (feed == null) {
            begin(state, now);
        } else if (!feed.state.life().equals(state.life())) {
            feed.restart(state);
            everybody.accept(packets.snapshot(state));
        } else if (state.seq() > feed.state.seq()) {
            conflated += feed.owesState() ? 1 : 0;
            feed.change(state);
        }
    }

    private void begin(HostState state, long now) {
        var id = state.provider().id();
        var feed = new HostFeed(state, emptyLog(id), now);
        feeds.put(id, feed);
        everybody.accept(packets.snapshot(state));
        everybody.accept(newest(feed));
    }

    private EntryLog emptyLog(ProviderId id) {
        var life = serverLife + "-" + ++lives;
        return new EntryLog(id, life, settings.ring(), settings.frameEntries());
    }

    /// Another life, so that whoever knows entries of the old one drops them.
    private void purge(ProviderId id) {
        var feed = feeds.get(id);
        if (feed != null) {
            feed.renew(emptyLog(id));
            everybody.accept(newest(feed));
        }
    }

    private void forget(HostState last) {
        var id = last.provider().id();
        if (feeds.remove(id) != null) {
            everybody.accept(packets.gone(id, new Position(last.life(), last.seq())));
        }
    }

    private void takeIn(ProviderId id, Mailbox.Entries news) {
        var feed = feeds.get(id);
        if (feed == null) {
            strays += news.lost() + news.entries().size();
        } else {
            feed.take(news);
        }
    }

    private void tellState(HostFeed feed, long now) {
        var prev = feed.toldState;
        feed.toldState = feed.state.seq();
        feed.stateFrom = now + settings.stateEvery().toNanos();
        everybody.accept(packets.delta(prev, feed.state));
    }

    private void tellEntries(HostFeed feed, long now) {
        var news = feed.log.since(feed.toldEntries, packets.at());
        feed.toldEntries = feed.log.head().seq();
        feed.entriesFrom = now + settings.entriesEvery().toNanos();
        for (var message : news) {
            if (message instanceof Message.Dropped mark) {
                dropped += mark.to() - mark.from() + 1;
            }
            everybody.accept(packets.of(message));
        }
    }

    private Packet newest(HostFeed feed) {
        return packets.of(feed.log.newest(settings.snapshotEntries(), packets.at()));
    }
}
