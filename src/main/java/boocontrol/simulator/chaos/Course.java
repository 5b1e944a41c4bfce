package boocontrol.simulator.chaos;

import static boocontrol.simulator.chaos.MetToxic.FOREVER;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What one direction of a connection does next, given what arrived and which toxics hit it.
///
/// Time is an argument, nanoseconds since any fixed moment; chance comes from a seed. Not
/// thread-safe.
final class Course {

    /// What to do now.
    sealed interface Step {

        /// Nothing before `untilNanos`, unless something else happens.
        record Wait(long untilNanos) implements Step {}

        /// Deliver `count` bytes of `bytes` from `from` on. They have left the course.
        @SuppressWarnings("ArrayRecordComponent")
        record Deliver(byte[] bytes, int from, int count) implements Step {}

        /// The source has ended: end the destination.
        record End() implements Step {}

        /// A toxic closes the connection.
        record Close() implements Step {}

        /// Source or toxic break the connection: reset both ends.
        record Reset() implements Step {}
    }

    private static final int ROOM = 4 << 20;

    @SuppressWarnings("ArrayRecordComponent")
    private record Chunk(byte[] bytes, long arrivedAt, double chance) {}

    private final long seed;
    private final SplittableRandom luck;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Map<String, MetToxic> met = new LinkedHashMap<>();
    private List<MetToxic> hits = List.of();
    private int held;
    private int offset;
    private double sliceChance;
    private long endedAt = FOREVER;
    private boolean broken;
    private boolean starved;

    Course(long seed) {
        this.seed = seed;
        this.luck = new SplittableRandom(seed);
        this.sliceChance = chance();
    }

    /// Takes over the toxics that apply from now on.
    void toxics(List<AppliedToxic> now, long nanos) {
        var before = new LinkedHashMap<>(met);
        met.clear();
        for (var applied : now) {
            var known = before.remove(applied.name());
            if (known == null) {
                known = new MetToxic(applied, hits(applied), nanos);
            } else {
                known.change(applied, nanos);
            }
            met.put(applied.name(), known);
        }
        hits = met.values().stream().filter(MetToxic::hit).toList();
        starved |= before.values().stream().anyMatch(gone -> gone.hit() && gone.swallows());
    }

    boolean full() {
        return held >= ROOM;
    }

    void arrived(byte[] bytes, long nanos) {
        held += bytes.length;
        chunks.add(new Chunk(bytes, nanos, chance()));
    }

    /// The source sent its FIN.
    void ended(long nanos) {
        endedAt = nanos;
    }

    /// The source was reset.
    void broke() {
        broken = true;
    }

    /// Whether the connection is to end whatever is under way: [Step.Close], [Step.Reset], or
    /// [Step.Wait] for the moment to ask again.
    Step verdict(long nanos) {
        var wake = FOREVER;
        for (var toxic : hits) {
            if (toxic.deadline() <= nanos) {
                return toxic.resets() ? new Step.Reset() : new Step.Close();
            }
            wake = Math.min(wake, toxic.deadline());
        }
        if (starved) {
            return new Step.Close();
        }
        return broken && !blackHole() ? new Step.Reset() : new Step.Wait(wake);
    }

    /// What to do at `nanos`; to be done before the next question.
    Step next(long nanos) {
        var verdict = verdict(nanos);
        if (!(verdict instanceof Step.Wait(var wake))) {
            return verdict;
        }
        if (blackHole()) {
            drop();
            return verdict;
        }
        return room() == 0 ? new Step.Close() : flow(nanos, wake);
    }

    private void drop() {
        chunks.clear();
        held = 0;
        offset = 0;
    }

    private Step flow(long nanos, long wake) {
        var head = chunks.peek();
        if (head == null) {
            var due = endedAt == FOREVER ? FOREVER : endedAt + endDelay();
            return due <= nanos ? new Step.End() : new Step.Wait(Math.min(wake, due));
        }
        var size = pieceOf(head);
        var due = dueAt(head);
        for (var toxic : hits) {
            due = Math.max(due, toxic.readyAt(due, size));
        }
        return due <= nanos ? take(head, size, nanos) : new Step.Wait(Math.min(wake, due));
    }

    private Step take(Chunk head, int size, long nanos) {
        var piece = new Step.Deliver(head.bytes(), offset, size);
        var due = dueAt(head);
        hits.forEach(toxic -> toxic.passed(due, size, nanos));
        sliceChance = chance();
        held -= size;
        offset += size;
        if (offset == head.bytes().length) {
            chunks.removeFirst();
            offset = 0;
        }
        return piece;
    }

    private int pieceOf(Chunk head) {
        var size = Math.min(room(), head.bytes().length - offset);
        for (var toxic : hits) {
            size = Math.min(size, toxic.largest(sliceChance));
        }
        return (int) size;
    }

    private boolean blackHole() {
        return hits.stream().anyMatch(MetToxic::swallows);
    }

    private long room() {
        return hits.stream().mapToLong(MetToxic::room).min().orElse(FOREVER);
    }

    private long dueAt(Chunk chunk) {
        return chunk.arrivedAt()
                + hits.stream().mapToLong(toxic -> toxic.latency(chunk.chance())).sum();
    }

    private long endDelay() {
        return hits.stream().mapToLong(MetToxic::endDelay).sum();
    }

    /// The same seed and name give the same answer, whatever was asked before.
    private boolean hits(AppliedToxic applied) {
        var dice = new SplittableRandom(31 * seed + applied.name().hashCode());
        return dice.nextDouble() < applied.toxicity();
    }

    /// From -1 to 1.
    private double chance() {
        return 2 * luck.nextDouble() - 1;
    }
}
