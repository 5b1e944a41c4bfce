package boocontrol.simulator.chaos;

import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One client's connection and ours to the upstream, joined by two links.
final class Connection implements Link.Owner {

    /// How long an ordered close waits for the ends to close too. A socket closed with bytes unread
    /// would send a reset and spoil what the other end has not read yet.
    private static final long LINGER_MS = 1_000;

    private final Socket client;
    private final Socket server;
    private final Link up;
    private final Link down;
    private final ExecutorService threads;
    private final Consumer<Connection> gone;
    private final CountDownLatch drained = new CountDownLatch(2);
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param gone is told once, when both sockets are closed
    Connection(
            Socket client,
            Socket server,
            long seed,
            AtomicLong upBytes,
            AtomicLong downBytes,
            ExecutorService threads,
            Consumer<Connection> gone) {
        this.client = client;
        this.server = server;
        this.threads = threads;
        this.gone = gone;
        this.up = new Link(client, server, new Course(2 * seed), this, upBytes::addAndGet);
        this.down = new Link(server, client, new Course(2 * seed + 1), this, downBytes::addAndGet);
    }

    void start() {
        try {
            up.start(threads);
            down.start(threads);
        } catch (RejectedExecutionException _) {
            // The proxy is closed while it was connecting.
            reset();
        }
    }

    void toxics(List<AppliedToxic> toxics) {
        up.toxics(of(toxics, Direction.UPSTREAM));
        down.toxics(of(toxics, Direction.DOWNSTREAM));
    }

    @Override
    public void ended() {
        if (ended.incrementAndGet() == 2) {
            endWith(Sockets::close);
        }
    }

    @Override
    public void drained() {
        drained.countDown();
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(this::closeInOrder);
        } catch (RejectedExecutionException _) {
            endWith(Sockets::close);
        }
    }

    @Override
    public void reset() {
        endWith(Sockets::reset);
    }

    private void closeInOrder() {
        up.stop();
        down.stop();
        Sockets.end(client);
        Sockets.end(server);
        try {
            var _ = drained.await(LINGER_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        endWith(Sockets::close);
    }

    private void endWith(Consumer<Socket> ending) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // A link that is stopped asks for a close: its FIN must not come before a reset.
        closing.set(true);
        up.stop();
        down.stop();
        ending.accept(client);
        ending.accept(server);
        gone.accept(this);
    }

    private static List<AppliedToxic> of(List<AppliedToxic> toxics, Direction direction) {
        return toxics.stream().filter(toxic -> toxic.direction() == direction).toList();
    }
}
