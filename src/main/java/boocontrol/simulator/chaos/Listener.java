package boocontrol.simulator.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A port that listens or refuses, and stays ours either way.
final class Listener {

    private static final int BACKLOG = 200;

    /// What holds the port.
    private sealed interface Hold {

        /// @param over when its accepting thread has let go of the socket
        record Listening(ServerSocket socket, CountDownLatch over) implements Hold {}

        /// Bound, but not listening: the system refuses connections, and gives the port to nobody.
        record Refusing(Socket socket) implements Hold {}

        record Nothing() implements Hold {}
    }

    private final Consumer<Socket> accepted;
    private InetSocketAddress address;
    private Hold hold = new Hold.Nothing();

    /// @param address with port 0: a free one, from the first [#listen] on
    Listener(InetSocketAddress address, Consumer<Socket> accepted) {
        this.address = address;
        this.accepted = accepted;
    }

    synchronized InetSocketAddress address() {
        return address;
    }

    synchronized boolean listening() {
        return hold instanceof Hold.Listening;
    }

    synchronized void listen(Executor threads) {
        if (listening()) {
            return;
        }
        try {
            release();
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
            address = (InetSocketAddress) server.getLocalSocketAddress();
            var over = new CountDownLatch(1);
            hold = new Hold.Listening(server, over);
            threads.execute(() -> accept(server, threads, over));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + Addresses.text(address), e);
        }
    }

    synchronized void refuse() {
        if (!listening()) {
            return;
        }
        try {
            release();
            var keeper = new Socket();
            keeper.setReuseAddress(true);
            keeper.bind(address);
            hold = new Hold.Refusing(keeper);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hold " + Addresses.text(address), e);
        }
    }

    synchronized void close() {
        try {
            release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void release() throws IOException {
        var held = hold;
        hold = new Hold.Nothing();
        switch (held) {
            case Hold.Listening(var socket, var over) -> {
                socket.close();
                await(over);
            }
            case Hold.Refusing(var socket) -> socket.close();
            case Hold.Nothing _ -> {}
        }
    }

    /// Until then the port listens, whatever was closed.
    private static void await(CountDownLatch over) {
        try {
            var _ = over.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket server, Executor threads, CountDownLatch over) {
        try {
            while (!server.isClosed()) {
                var client = server.accept();
                threads.execute(() -> accepted.accept(client));
            }
        } catch (IOException | RejectedExecutionException _) {
            // Closed.
        } finally {
            over.countDown();
        }
    }
}
