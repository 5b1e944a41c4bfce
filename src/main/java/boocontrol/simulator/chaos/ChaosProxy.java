package boocontrol.simulator.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A TCP proxy in front of one upstream, with toxics that can be added, changed and removed while
/// connections live. Thread-safe.
public final class ChaosProxy implements AutoCloseable {

    private static final int CONNECT_MS = 5_000;

    private final String name;
    private final long seed;
    private final Listener listener;
    private final ExecutorService threads;
    private final Map<String, AppliedToxic> toxics = new LinkedHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong upstreamBytes = new AtomicLong();
    private final AtomicLong downstreamBytes = new AtomicLong();
    private volatile InetSocketAddress upstream;

    /// Starts a proxy, enabled and without toxics.
    ///
    /// @param listen port 0 takes a free one
    /// @param seed of all chance here
    public ChaosProxy(
            String name, InetSocketAddress listen, InetSocketAddress upstream, long seed) {
        this.name = name;
        this.seed = seed;
        this.upstream = upstream;
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("chaos " + name + " ", 0).factory());
        this.listener = new Listener(listen, this::accepted);
        enable();
    }

    /// A proxy on a free loopback port in front of the host of `upstream`.
    public static ChaosProxy to(URI upstream) {
        return new ChaosProxy(
                "proxy",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new InetSocketAddress(upstream.getHost(), upstream.getPort()),
                1);
    }

    public String name() {
        return name;
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    /// Where an HTTP client finds the upstream through this proxy.
    public URI url() {
        return URI.create("http://" + Addresses.text(address()));
    }

    public InetSocketAddress upstream() {
        return upstream;
    }

    /// Sends connections made from now on elsewhere.
    public void upstream(InetSocketAddress other) {
        upstream = other;
    }

    public boolean enabled() {
        return listener.listening();
    }

    /// Accepts connections (again).
    public void enable() {
        listener.listen(threads);
    }

    /// Ends all connections and refuses new ones: Toxiproxy's `down`.
    public void disable() {
        listener.refuse();
        connections.forEach(Connection::close);
    }

    /// Puts `toxic` on all bytes to the clients.
    public AppliedToxic add(Toxic toxic) {
        return put(AppliedToxic.of(toxic, Direction.DOWNSTREAM));
    }

    /// Adds a toxic, or changes the one of the same name.
    public synchronized AppliedToxic put(AppliedToxic toxic) {
        toxics.put(toxic.name(), toxic);
        apply();
        return toxic;
    }

    /// @return false when there was none of that name
    public synchronized boolean remove(String toxicName) {
        var there = toxics.remove(toxicName) != null;
        apply();
        return there;
    }

    public synchronized void removeAll() {
        toxics.clear();
        apply();
    }

    public synchronized List<AppliedToxic> toxics() {
        return new ArrayList<>(toxics.values());
    }

    public synchronized Optional<AppliedToxic> toxic(String toxicName) {
        return Optional.ofNullable(toxics.get(toxicName));
    }

    public Counts counts() {
        return new Counts(
                opened.get(), connections.size(), upstreamBytes.get(), downstreamBytes.get());
    }

    /// Ends the listener, all connections (by reset) and all threads.
    @Override
    public void close() {
        listener.close();
        threads.shutdown();
        connections.forEach(Connection::reset);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("threads of proxy " + name + " do not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accepted(Socket client) {
        var number = opened.incrementAndGet();
        var server = new Socket();
        try {
            server.connect(upstream, CONNECT_MS);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            join(client, server, number);
        } catch (IOException _) {
            Sockets.reset(client);
            Sockets.reset(server);
        }
    }

    private synchronized void join(Socket client, Socket server, long number) {
        var connection =
                new Connection(
                        client,
                        server,
                        seed * 1_000_003 + number,
                        upstreamBytes,
                        downstreamBytes,
                        threads,
                        connections::remove);
        connections.add(connection);
        connection.toxics(toxics());
        connection.start();
        if (!enabled()) {
            connection.close();
        }
    }

    private void apply() {
        var all = toxics();
        connections.forEach(connection -> connection.toxics(all));
    }
}
