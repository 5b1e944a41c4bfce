package boocontrol.simulator.boundary;

import boocontrol.simulator.control.CallContext;
import boocontrol.simulator.control.CallContext.End;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection: requests one after the other.
final class Connection {

    private final Socket socket;
    private final HttpServer.Surroundings surroundings;
    private final Inbox inbox;
    private volatile boolean busy;

    Connection(Socket socket, HttpServer.Surroundings surroundings) throws IOException {
        this.socket = socket;
        this.surroundings = surroundings;
        this.inbox = new Inbox(socket.getInputStream(), surroundings.gate());
    }

    void pump() throws InterruptedException {
        inbox.pump();
    }

    void serve() throws InterruptedException {
        try (socket) {
            var remote = socket.getInetAddress().getHostAddress();
            var reader = new RequestReader(inbox, remote, this::goOn);
            var request = reader.next();
            request.ifPresent(first -> surroundings.connected().run());
            while (request.isPresent() && serve(request.get())) {
                request = reader.next();
            }
        } catch (IOException e) {
            // The caller broke off, or sent what is no HTTP.
        }
    }

    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    /// Tells a caller who asks first that he may send his body.
    private void goOn() throws IOException {
        var text = "HTTP/1.1 100 Continue\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isBusy() {
        return busy;
    }

    private boolean serve(Request request) throws IOException, InterruptedException {
        surroundings.gate().pass();
        var context = new CallContext();
        inbox.onEnd(() -> context.end(End.CLIENT_GONE));
        var response =
                new Response(
                        socket.getOutputStream(),
                        surroundings.clock(),
                        surroundings.gate(),
                        request.method().equals("HEAD"),
                        closes(request));
        busy = true;
        try {
            surroundings.handler().serve(new Exchange(request, response, context));
            return response.end() && !closes(request) && !socket.isClosed();
        } finally {
            busy = false;
        }
    }

    private static boolean closes(Request request) {
        return request.headers().get("Connection").equalsIgnoreCase("close")
                || request.protocol().equals("HTTP/1.0");
    }
}
