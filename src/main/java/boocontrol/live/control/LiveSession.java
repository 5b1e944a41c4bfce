package boocontrol.live.control;

import boocontrol.live.entity.Allowance;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Ending;
import boocontrol.live.entity.Owed;
import boocontrol.live.entity.Packet;
import boocontrol.live.entity.Patience;
import boocontrol.live.entity.SessionFigures;
import boocontrol.live.entity.SessionQueue;
import boocontrol.live.entity.SessionQueue.Next;
import boocontrol.live.entity.SessionQueue.Offer;
import boocontrol.platform.time.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// One connection: its queue, and the only thread that sends on it ([#run]).
public final class LiveSession {

    private final String id;
    private final Wire wire;
    private final Ticker ticker;
    private final BiFunction<Channel, Owed, List<Packet>> payment;
    private final SessionQueue queue;
    private final Patience patience;
    private final Allowance resyncs;
    private final long opened;
    private final long recheck;
    private long recheckFrom;
    private OptionalLong sendingSince = OptionalLong.empty();
    private boolean joined;
    private boolean ended;
    private long sentFrames;
    private long sentBytes;

    /// @param payment makes what a session is owed of a channel
    LiveSession(
            String id,
            Wire wire,
            LiveSettings settings,
            Ticker ticker,
            BiFunction<Channel, Owed, List<Packet>> payment) {
        this.id = id;
        this.wire = wire;
        this.ticker = ticker;
        this.payment = payment;
        this.opened = ticker.nanos();
        this.recheck = settings.recheck().toNanos();
        this.recheckFrom = opened + recheck;
        this.queue = new SessionQueue(settings.queue());
        this.patience = new Patience(settings.patience());
        this.resyncs = new Allowance(settings.resyncBurst(), settings.resyncsPerSecond(), opened);
    }

    public String id() {
        return id;
    }

    /// Sends what waits until the session ends or the connection is lost. Runs on the session's own
    /// thread.
    public void run() throws IOException, InterruptedException {
        while (awaitWork()) {
            sendNext();
        }
    }

    /// Sends the next packet, or what is owed of the next channel.
    ///
    /// @return whether there was something to send
    boolean sendNext() throws IOException {
        var next = take();
        if (next.isEmpty()) {
            return false;
        }
        switch (next.get()) {
            case Next.Send(var packet) -> send(packet);
            case Next.Pay(var channel, var owed) -> {
                for (var packet : payment.apply(channel, owed)) {
                    send(packet);
                }
            }
        }
        return true;
    }

    /// @return whether the queue had to be shed for it
    synchronized boolean offer(Packet packet) {
        if (ended) {
            return false;
        }
        var now = ticker.nanos();
        var shed = queue.offer(packet, now) == Offer.SHED;
        if (shed) {
            patience.shed(now);
        }
        notifyAll();
        return shed;
    }

    synchronized void owe(Channel channel, Owed owed) {
        queue.owe(channel, owed, ticker.nanos());
        notifyAll();
    }

    synchronized void join() {
        joined = true;
    }

    synchronized boolean joined() {
        return joined;
    }

    synchronized boolean mayResync() {
        return resyncs.take(ticker.nanos());
    }

    /// Why it must end now, if it must.
    synchronized Optional<Ending> verdict() {
        var now = ticker.nanos();
        if (!mayStay(now)) {
            return Optional.of(Ending.SIGNED_OUT);
        }
        return patience.verdict(
                age(sendingSince, now), age(queue.waitingSince(), now), joined ? 0 : now - opened);
    }

    /// Nothing is sent from now on. The wire is not touched: closing it may take time.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    Wire wire() {
        return wire;
    }

    synchronized int queued() {
        return queue.messages();
    }

    synchronized long queuedBytes() {
        return queue.bytes();
    }

    synchronized long sentFrames() {
        return sentFrames;
    }

    synchronized long sentBytes() {
        return sentBytes;
    }

    synchronized SessionFigures figures() {
        return new SessionFigures(
                id,
                Duration.ofNanos(ticker.nanos() - opened),
                joined,
                queue.messages(),
                queue.bytes(),
                sentFrames,
                sentBytes);
    }

    private boolean mayStay(long now) {
        if (recheckFrom - now > 0) {
            return true;
        }
        recheckFrom = now + recheck;
        return wire.welcome();
    }

    private synchronized boolean awaitWork() throws InterruptedException {
        while (!ended && queue.isEmpty()) {
            wait();
        }
        return !ended;
    }

    private synchronized Optional<Next> take() {
        return ended ? Optional.empty() : queue.next();
    }

    private void send(Packet packet) throws IOException {
        begin();
        wire.send(packet.text());
        sent(packet);
    }

    private synchronized void begin() {
        sendingSince = OptionalLong.of(ticker.nanos());
    }

    private synchronized void sent(Packet packet) {
        sendingSince = OptionalLong.empty();
        sentFrames++;
        sentBytes += packet.bytes();
    }

    private static long age(OptionalLong since, long now) {
        return since.isPresent() ? now - since.getAsLong() : 0;
    }
}
