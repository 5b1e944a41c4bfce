package boocontrol.simulator.boundary;

import boocontrol.simulator.control.Gate;
import boocontrol.simulator.control.HostClock;
import boocontrol.simulator.control.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A small HTTP/1.1 server on a loopback port, which can also die, and fall asleep.
final class HttpServer {

    static final int BACKLOG = 128;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final Tasks tasks;
    private final Surroundings surroundings;
    private volatile boolean closed;

    /// What a server works with.
    ///
    /// @param connected told of every connection that asks for something
    /// @param sendBuffer bytes; 0 leaves it to the system
    record Surroundings(
            String name,
            HostClock clock,
            Gate gate,
            HttpHandler handler,
            Runnable connected,
            int sendBuffer) {}

    private HttpServer(ServerSocket listener, Surroundings surroundings) {
        this.listener = listener;
        this.surroundings = surroundings;
        this.tasks = new Tasks(surroundings.name());
    }

    /// @param port 0 takes a free one
    static HttpServer open(int port, Surroundings surroundings) {
        var server = new HttpServer(bound(port), surroundings);
        server.tasks.start("accept", server::accept);
        return server;
    }

    /// A port that was closed a moment ago may need another moment.
    private static ServerSocket bound(int port) {
        var attempts = port == 0 ? 1 : 400;
        for (var attempt = 1; ; attempt++) {
            try {
                return bind(port);
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw new UncheckedIOException("cannot listen on port " + port, e);
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Requests being served.
    int busy() {
        return (int) connections.stream().filter(Connection::isBusy).count();
    }

    /// Refuses new connections; those that are open go on.
    void stopListening() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    /// Ends everything at once. Streams end without their last chunk.
    void abort() {
        stopListening();
        connections.forEach(Connection::abort);
        tasks.interruptAll();
    }

    private void accept() throws InterruptedException {
        while (!closed) {
            try {
                surroundings.gate().pass();
                var socket = listener.accept();
                surroundings.gate().pass();
                open(socket);
            } catch (IOException e) {
                // Closed, or out of files for a moment.
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void open(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (surroundings.sendBuffer() > 0) {
            socket.setSendBufferSize(surroundings.sendBuffer());
        }
        var connection = new Connection(socket, surroundings);
        connections.add(connection);
        tasks.start("read", connection::pump);
        tasks.start(
                "serve",
                () -> {
                    try {
                        connection.serve();
                    } finally {
                        connections.remove(connection);
                    }
                });
    }
}
