package boocontrol.simulator.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends requests to a host as its users do, over a connection of their own each.
final class VisitorClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private final int port;
    private final String source;
    private final String agent;

    VisitorClient(int port, String source) {
        this.port = port;
        this.source = source;
        this.agent = source + "/1.0";
    }

    /// How a request ended for its user.
    enum End {
        ANSWERED,
        LEFT,
        FAILED
    }

    /// @param patience after which the user leaves, answered or not
    End post(String path, String json, boolean stream, Duration patience) {
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            socket.connect(address, (int) CONNECT.toMillis());
            socket.setSoTimeout((int) SILENCE.toMillis());
            socket.getOutputStream().write(request(path, json, stream));
            return read(socket, System.nanoTime() + patience.toNanos());
        } catch (IOException e) {
            return End.FAILED;
        }
    }

    private static End read(Socket socket, long until) throws IOException {
        var in = socket.getInputStream();
        var buffer = new byte[8 * 1024];
        while (in.read(buffer) >= 0) {
            if (System.nanoTime() > until) {
                return End.LEFT;
            }
        }
        return End.ANSWERED;
    }

    private byte[] request(String path, String json, boolean stream) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nUser-Agent: "
                        + agent
                        + "\r\nAccept: "
                        + (stream ? "text/event-stream" : "application/json")
                        + "\r\nX-Boo-Source: "
                        + source
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\nConnection: close\r\n\r\n";
        var text = head.getBytes(StandardCharsets.US_ASCII);
        var all = new byte[text.length + body.length];
        System.arraycopy(text, 0, all, 0, text.length);
        System.arraycopy(body, 0, all, text.length, body.length);
        return all;
    }
}
