package boocontrol.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A listening socket that reads one request per connection, writes what the script says, byte by
/// byte as it likes, and hangs up.
public final class ScriptedHost implements AutoCloseable {

    public static final String SSE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n";

    public interface Script {
        void play(Wire wire) throws Exception;
    }

    /// One connection, after its request was read.
    public record Wire(Socket socket, String request) {

        public void send(String text) throws IOException {
            var out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void chunk(String text) throws IOException {
            var length = text.getBytes(StandardCharsets.UTF_8).length;
            send(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        }

        public void lastChunk() throws IOException {
            send("0\r\n\r\n");
        }

        /// @return true once the client has hung up
        public boolean awaitHangUp() {
            try {
                return socket.getInputStream().read() < 0;
            } catch (IOException _) {
                return true;
            }
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
        }

        public OutputStream out() throws IOException {
            return socket.getOutputStream();
        }
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();

    public ScriptedHost(Script script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(script));
    }

    /// Answers every request with `status`, these header lines and this body.
    public static ScriptedHost answering(String status, String headers, String body)
            throws IOException {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return new ScriptedHost(wire ->
                wire.send(
                        "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                .formatted(status, headers, length, body)));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            var request = head(socket.getInputStream());
            requests.add(request);
            script.play(new Wire(socket, request));
        } catch (Exception _) {
            // The client hung up, as most tests here want it to.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
