package boocontrol.live.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Entry;
import boocontrol.live.entity.Message;
import boocontrol.live.entity.Message.Kind;
import boocontrol.live.entity.Position;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The newest activity entries of one host, numbered from 1 within its life. Not safe for threads.
final class EntryLog {

    private final ProviderId provider;
    private final String life;
    private final int capacity;
    private final int perMessage;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long seq;

    /// Rows are here of which nobody has told that they are stored.
    private boolean owing;

    EntryLog(ProviderId provider, String life, int capacity, int perMessage) {
        this.provider = provider;
        this.life = life;
        this.capacity = capacity;
        this.perMessage = perMessage;
    }

    Position head() {
        return new Position(life, seq);
    }

    /// Whether somebody at this position can be caught up.
    boolean covers(Position known) {
        return known.life().equals(life) && known.seq() <= seq;
    }

    /// Entries that were lost before they came here keep their numbers.
    void skip(long lost) {
        if (lost > 0) {
            entries.clear();
            seq += lost;
        }
    }

    void append(List<Entry> more) {
        for (var entry : more) {
            entries.addLast(entry);
            seq++;
            if (entries.size() > capacity) {
                entries.removeFirst();
            }
        }
        owing |=
                more.stream()
                        .anyMatch(entry -> entry instanceof Entry.Row(var row) && !row.stored());
        if (owing) {
            restore(more);
        }
    }

    /// A row that is told again, stored by now, is stored wherever it stands.
    private void restore(List<Entry> more) {
        var stored = new HashMap<String, Entry>();
        for (var entry : more) {
            if (entry instanceof Entry.Row(var row) && row.stored()) {
                stored.put(row.publicId(), entry);
            }
        }
        if (stored.isEmpty()) {
            return;
        }
        var before = List.copyOf(entries);
        entries.clear();
        owing = false;
        for (var entry : before) {
            var now =
                    entry instanceof Entry.Row(var row)
                            ? stored.getOrDefault(row.publicId(), entry)
                            : entry;
            owing |= now instanceof Entry.Row(var row) && !row.stored();
            entries.addLast(now);
        }
    }

    /// All that came after `known`: a mark for what the ring has lost, then the rest.
    List<Message> since(long known, Instant at) {
        var messages = new ArrayList<Message>();
        var from = Math.max(known, base());
        if (known < from) {
            messages.add(
                    new Message.Dropped(
                            Channel.activity(provider), life, known + 1, from, "overrun", at));
        }
        var rest = entries.stream().skip(from - base()).toList();
        for (var at0 = 0; at0 < rest.size(); at0 += perMessage) {
            var part = rest.subList(at0, Math.min(rest.size(), at0 + perMessage));
            messages.add(entries(Kind.DELTA, from + at0, part, at));
        }
        return messages;
    }

    /// The newest entries, at most so many.
    Message newest(int count, Instant at) {
        var from = Math.max(base(), seq - count);
        return entries(Kind.SNAPSHOT, from, entries.stream().skip(from - base()).toList(), at);
    }

    private Message entries(Kind kind, long prev, List<Entry> part, Instant at) {
        return new Message.Entries(kind, provider, life, prev, prev + part.size(), at, part);
    }

    /// The number before the oldest entry that is still here.
    private long base() {
        return seq - entries.size();
    }
}
