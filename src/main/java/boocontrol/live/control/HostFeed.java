package boocontrol.live.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.live.entity.Packet;
import boocontrol.live.entity.Position;
import java.util.Optional;
import java.util.function.Supplier;

/// The two channels of one host, guarded by the hub: how far they are, how far everybody was told,
/// and the snapshots as made for the last reader.
final class HostFeed {

    EntryLog log;
    HostState state;
    long toldState;
    long toldEntries;

    /// When the next state may go out, in nanoseconds of the ticker.
    long stateFrom;

    /// The same for entries.
    long entriesFrom;

    private Optional<Packet> stateSnapshot = Optional.empty();
    private Optional<Packet> entriesSnapshot = Optional.empty();

    HostFeed(HostState state, EntryLog log, long now) {
        this.state = state;
        this.log = log;
        this.toldState = state.seq();
        this.stateFrom = now;
        this.entriesFrom = now;
    }

    /// Another life of the slot: everybody is told at once.
    void restart(HostState next) {
        change(next);
        toldState = next.seq();
    }

    void change(HostState next) {
        state = next;
        stateSnapshot = Optional.empty();
    }

    void take(Mailbox.Entries news) {
        log.skip(news.lost());
        log.append(news.entries());
        entriesSnapshot = Optional.empty();
    }

    /// The entries begin anew, and everybody is told at once.
    void renew(EntryLog empty) {
        log = empty;
        toldEntries = 0;
        entriesSnapshot = Optional.empty();
    }

    Packet stateSnapshot(Supplier<Packet> make) {
        var packet = stateSnapshot.orElseGet(make);
        stateSnapshot = Optional.of(packet);
        return packet;
    }

    Packet entriesSnapshot(Supplier<Packet> make) {
        var packet = entriesSnapshot.orElseGet(make);
        entriesSnapshot = Optional.of(packet);
        return packet;
    }

    boolean owesState() {
        return state.seq() > toldState;
    }

    boolean owesEntries() {
        return log.head().seq() > toldEntries;
    }

    Position stateHead() {
        return new Position(state.life(), state.seq());
    }

    /// What everybody was told, which is what a beat may name.
    Position toldStateHead() {
        return new Position(state.life(), toldState);
    }

    Position toldEntriesHead() {
        return new Position(log.head().life(), toldEntries);
    }
}
