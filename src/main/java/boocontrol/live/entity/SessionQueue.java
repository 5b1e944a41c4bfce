package boocontrol.live.entity;

import boocontrol.live.entity.Packet.Subject.Beat;
import boocontrol.live.entity.Packet.Subject.Numbered;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// What waits for one session, never more than its limits: packets in their order, and debts.
///
/// When a packet does not fit, everything numbered is turned into debts of its channels (the queue
/// is *shed*): state then arrives as its newest snapshot, activity is caught up from the ring or
/// marked. Debts are paid before packets, so a packet never arrives before what it continues.
///
/// Not safe for threads; [#offer] and [#owe] take the time as nanoseconds of a ticker.
public final class SessionQueue {

    /// @param messages packets that may wait
    /// @param bytes their size together; a single larger packet is let through alone
    public record Limits(int messages, int bytes) {

        public static final Limits DEFAULT = new Limits(256, 1 << 20);
    }

    /// What became of an offered packet.
    public enum Offer {
        QUEUED,
        /// Its channel is owed anyway.
        COVERED,
        /// The queue was shed to make room.
        SHED
    }

    /// What to send next.
    public sealed interface Next {

        record Send(Packet packet) implements Next {}

        record Pay(Channel channel, Owed owed) implements Next {}
    }

    private record Waiting(Packet packet, long since) {}

    private record Debt(Owed owed, long since) {}

    private final Limits limits;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final LinkedHashMap<Channel, Debt> debts = new LinkedHashMap<>();
    private long bytes;

    public SessionQueue(Limits limits) {
        this.limits = limits;
    }

    public Offer offer(Packet packet, long now) {
        if (covered(packet)) {
            return Offer.COVERED;
        }
        var shed = !fits(packet);
        if (shed) {
            shed();
        }
        if (!covered(packet)) {
            waiting.addLast(new Waiting(packet, now));
            bytes += packet.bytes();
        }
        return shed ? Offer.SHED : Offer.QUEUED;
    }

    /// Owes a channel. What waits for it is older than what will be paid, and dropped.
    public void owe(Channel channel, Owed owed, long now) {
        debts.merge(
                channel,
                new Debt(owed, now),
                (old, more) -> new Debt(old.owed().and(more.owed()), old.since()));
        waiting.removeIf(
                w -> w.packet().subject() instanceof Numbered n && n.channel().equals(channel));
        bytes = waiting.stream().mapToLong(w -> w.packet().bytes()).sum();
    }

    public Optional<Next> next() {
        var debt = debts.pollFirstEntry();
        if (debt != null) {
            return Optional.of(new Next.Pay(debt.getKey(), debt.getValue().owed()));
        }
        var first = waiting.pollFirst();
        if (first == null) {
            return Optional.empty();
        }
        bytes -= first.packet().bytes();
        return Optional.of(new Next.Send(first.packet()));
    }

    /// Since when the oldest of it waits.
    public OptionalLong waitingSince() {
        var first = waiting.stream().limit(1).mapToLong(Waiting::since);
        var owed = debts.values().stream().mapToLong(Debt::since);
        // Nanoseconds of a ticker may overflow: only differences compare.
        return LongStream.concat(first, owed).reduce((a, b) -> a - b <= 0 ? a : b);
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && debts.isEmpty();
    }

    /// Packets that wait.
    public int messages() {
        return waiting.size();
    }

    /// Their size together.
    public long bytes() {
        return bytes;
    }

    /// Channels that are owed.
    public int owed() {
        return debts.size();
    }

    private boolean covered(Packet packet) {
        return packet.subject() instanceof Numbered n && debts.containsKey(n.channel());
    }

    private boolean fits(Packet packet) {
        return waiting.isEmpty()
                || waiting.size() < limits.messages() && bytes + packet.bytes() <= limits.bytes();
    }

    private void shed() {
        var kept = new ArrayDeque<Waiting>();
        for (var w : waiting) {
            switch (w.packet().subject()) {
                case Numbered(var channel, var life, var prev) ->
                        debts.merge(
                                channel,
                                new Debt(debt(channel, life, prev), w.since()),
                                this::both);
                case Beat _ -> {}
                case Packet.Subject.Greeting _ -> kept.addLast(w);
            }
        }
        waiting.clear();
        waiting.addAll(kept);
        bytes = waiting.stream().mapToLong(w -> w.packet().bytes()).sum();
    }

    private Debt both(Debt old, Debt more) {
        return new Debt(old.owed().and(more.owed()), old.since());
    }

    private static Owed debt(Channel channel, String life, long prev) {
        return switch (channel.topic()) {
            case CONTROL_FLEET -> new Owed.Snapshot();
            case CONTROL_ACTIVITY -> new Owed.Since(new Position(life, prev));
        };
    }

    /// For tests and figures: what is owed now.
    public Map<Channel, Owed> debts() {
        var all = new LinkedHashMap<Channel, Owed>();
        debts.forEach((channel, debt) -> all.put(channel, debt.owed()));
        return all;
    }
}
