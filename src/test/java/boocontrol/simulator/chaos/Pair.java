package boocontrol.simulator.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A listening server, and clients of it that come through a proxy.
final class Pair implements AutoCloseable {

    /// Both ends of one connection through the proxy.
    record Ends(Socket client, Socket server) {

        void send(byte[] bytes) throws IOException {
            server.getOutputStream().write(bytes);
        }
    }

    private final ServerSocket listener;
    private final List<Socket> sockets = new ArrayList<>();

    Pair() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(10_000);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    Socket client(ChaosProxy proxy) throws IOException {
        var client = new Socket();
        client.connect(proxy.address(), 5_000);
        client.setTcpNoDelay(true);
        client.setSoTimeout(10_000);
        sockets.add(client);
        return client;
    }

    Socket accept() throws IOException {
        var server = listener.accept();
        server.setTcpNoDelay(true);
        server.setSoTimeout(10_000);
        sockets.add(server);
        return server;
    }

    Ends connect(ChaosProxy proxy) throws IOException {
        return new Ends(client(proxy), accept());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
