package boocontrol.fleet.control;

import boocontrol.fleet.control.FrameQueue.Item;
import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.LivenessFold;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.StreamHandler;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.control.SwapStreamClient;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.StreamEnd;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// One attempt to follow a host, from connecting to the end. A reader thread only reads and hands
/// frames on; all else happens on the connector's thread, in [#follow].
final class HostConnection {

    private static final int FAIR = 64;

    /// How it went.
    sealed interface Outcome {

        /// @param lived how long it was connected
        record Lost(Reason reason, Duration lived) implements Outcome {}

        /// The stream is dead, or something was lost on it, though the host lives: connect again
        /// without showing a loss.
        record Reopen(Duration lived) implements Outcome {}
    }

    private final ProviderId id;
    private final HostSlot slot;
    private final ConnectorTools tools;
    private final SwapClient rest;
    private final SwapStreamClient stream;
    private final FrameQueue queue;
    private final StreamWatch watch;
    private final AtomicReference<Set<String>> borne;
    private volatile boolean connected;
    private long connectedAt;

    /// @param borne see [StateCheck]
    HostConnection(
            HostSlot slot,
            ConnectorTools tools,
            SwapClient rest,
            SwapStreamClient stream,
            AtomicReference<Set<String>> borne) {
        this.borne = borne;
        this.id = slot.state().provider().id();
        this.slot = slot;
        this.tools = tools;
        this.rest = rest;
        this.stream = stream;
        this.queue = new FrameQueue(tools.settings().queue(), tools.room());
        this.watch = new StreamWatch(id.value(), tools, rest);
    }

    /// Runs until the stream is over.
    ///
    /// @param number gives the connection its number, if one comes to be
    Outcome follow(LongSupplier number) throws InterruptedException {
        tools.loops().start("read " + id, this::read);
        try {
            var first = queue.take(tools.settings().openWithin());
            return switch (first.orElse(new Item.Closed(new StreamEnd.Unreachable("no answer")))) {
                case Item.Closed(var end) -> lost(Reason.of(end));
                case Item.Opened _, Item.Frame _, Item.Missed _ -> probed(number);
            };
        } finally {
            abort("over");
            queue.discard();
        }
    }

    /// Ends it from any thread; the first reason counts.
    void abort(String reason) {
        stream.abort(reason);
        rest.close();
    }

    boolean connected() {
        return connected;
    }

    int depth() {
        return queue.depth();
    }

    int highWater() {
        return queue.highWater();
    }

    Duration silent() {
        return watch.silent();
    }

    private void read() {
        StreamEnd end = new StreamEnd.Unreachable("the reader failed");
        try {
            end = stream.read(new Reader());
        } finally {
            queue.closed(end);
        }
    }

    /// Asked with the stream already open: a page, a refusal and a host that is away are told apart
    /// by one request, and nothing happens unseen between probe and stream.
    private Outcome probed(LongSupplier number) throws InterruptedException {
        var reply = rest.probe();
        // A time-out of the call may leave its interrupt behind; whoever stops us says so
        // otherwise.
        Thread.interrupted();
        return switch (reply) {
            case Reply.Answer<HostFacts>(var facts) -> connected(facts, number);
            case Reply.Unauthorized<HostFacts> _ -> lost(Reason.unauthorized());
            case Reply.Absent<HostFacts> _ ->
                    lost(new Reason(Word.UNSUPPORTED, "it has neither activity nor metrics"));
            case Reply.Failed<HostFacts>(var why) -> lost(new Reason(Word.UNREACHABLE, why));
        };
    }

    private Outcome connected(HostFacts facts, LongSupplier number) throws InterruptedException {
        var link = new HostLink(id, number.getAsLong(), facts, rest);
        var now = tools.now();
        var settings = tools.settings();
        connectedAt = now.nanos();
        connected = true;
        slot.change(memory ->
                LivenessFold.opened(memory, facts, now.at(), settings.backoff(), tools.random()));
        tools.observers().tell(id, observer -> observer.connected(link));
        try {
            return events(new Intake(slot, tools, link, watch, borne));
        } finally {
            connected = false;
            tools.observers().tell(id, observer -> observer.disconnected(link));
        }
    }

    private Outcome events(Intake intake) throws InterruptedException {
        for (var turn = 0; ; turn++) {
            if (turn % FAIR == 0) {
                // Virtual threads are not preempted: a flooded host must let the others have a
                // turn.
                Thread.yield();
            }
            var item = queue.take(tools.settings().tick());
            if (item.isPresent() && item.get() instanceof Item.Closed(var end)) {
                return closed(end, intake);
            }
            item.ifPresent(some -> take(some, intake));
            intake.sweep();
            if (intake.stale()) {
                return new Outcome.Reopen(lived());
            }
            switch (watch.next()) {
                case WAIT, ASK -> {}
                case CUT -> {
                    return lost(new Reason(Word.SILENT, silence()));
                }
                case REOPEN -> {
                    return new Outcome.Reopen(lived());
                }
            }
        }
    }

    private static void take(Item item, Intake intake) {
        switch (item) {
            case Item.Frame(var frame) -> intake.take(frame);
            case Item.Missed missed -> intake.take(missed);
            case Item.Opened _, Item.Closed _ -> {}
        }
    }

    private Outcome closed(StreamEnd end, Intake intake) {
        if (queue.overflowed()) {
            intake.count(Losses.ofOverflow());
            return lost(new Reason(Word.OVERFLOW, "more came than could be taken in"));
        }
        return lost(Reason.of(end));
    }

    private String silence() {
        return "no byte for %d s".formatted(watch.silent().toSeconds());
    }

    private Outcome lost(Reason reason) {
        return new Outcome.Lost(reason, lived());
    }

    private Duration lived() {
        return connected ? Duration.ofNanos(tools.ticker().nanos() - connectedAt) : Duration.ZERO;
    }

    private final class Reader implements StreamHandler {

        @Override
        public void opened() {
            watch.opened();
            queue.opened();
        }

        @Override
        public void bytes(int count) {
            watch.bytes();
        }

        @Override
        public boolean frame(RawFrame frame) {
            return queue.offer(frame);
        }

        @Override
        public void oversized() {
            queue.oversized();
        }
    }
}
