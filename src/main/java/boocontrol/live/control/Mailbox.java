package boocontrol.live.control;

import boocontrol.fleet.control.HostChanged;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the publishers leave their news; they never wait for anything slower than this. It is
/// bounded: of a host's states the latest stays, of its activity the newest `capacity` entries, the
/// number of those that went is kept.
final class Mailbox {

    /// @param lost entries that were dropped here, all older than `entries`
    record Entries(long lost, List<Entry> entries) {}

    /// @param purged hosts whose entries before these are forgotten
    /// @param conflated states that a later one replaced
    record Post(
            List<HostChanged> states,
            Set<ProviderId> purged,
            Map<ProviderId, Entries> entries,
            long conflated) {}

    private static final class Pile {
        private final ArrayDeque<Entry> entries = new ArrayDeque<>();
        private long lost;
    }

    private final int capacity;
    private final Map<ProviderId, HostChanged> states = new LinkedHashMap<>();
    private final Map<ProviderId, Pile> piles = new LinkedHashMap<>();
    private final Set<ProviderId> purged = new LinkedHashSet<>();
    private long conflated;
    private boolean news;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(HostChanged change) {
        if (states.put(change.state().provider().id(), change) != null) {
            conflated++;
        }
        wake();
    }

    synchronized void put(ProviderId provider, List<? extends Entry> entries) {
        var pile = piles.computeIfAbsent(provider, _ -> new Pile());
        for (var entry : entries) {
            pile.entries.addLast(entry);
            if (pile.entries.size() > capacity) {
                pile.entries.removeFirst();
                pile.lost++;
            }
        }
        wake();
    }

    /// Older than everything that was put; what does not fit beside it is dropped, as it would have
    /// been by now.
    synchronized void putFirst(ProviderId provider, List<? extends Entry> entries) {
        var pile = piles.computeIfAbsent(provider, _ -> new Pile());
        for (var entry : entries.reversed()) {
            if (pile.entries.size() < capacity) {
                pile.entries.addFirst(entry);
            }
        }
        wake();
    }

    /// What was told of a host is forgotten.
    synchronized void purge(ProviderId provider) {
        piles.remove(provider);
        purged.add(provider);
        wake();
    }

    synchronized Post drain() {
        var entries = new LinkedHashMap<ProviderId, Entries>();
        piles.forEach(
                (id, pile) -> entries.put(id, new Entries(pile.lost, List.copyOf(pile.entries))));
        var post =
                new Post(
                        new ArrayList<>(states.values()),
                        new LinkedHashSet<>(purged),
                        entries,
                        conflated);
        states.clear();
        purged.clear();
        piles.clear();
        conflated = 0;
        news = false;
        return post;
    }

    /// Waits for news, at most so long.
    synchronized void await(Duration atMost) throws InterruptedException {
        if (!news && atMost.isPositive()) {
            wait(Math.max(1, atMost.toMillis()));
        }
    }

    private void wake() {
        news = true;
        notifyAll();
    }
}
