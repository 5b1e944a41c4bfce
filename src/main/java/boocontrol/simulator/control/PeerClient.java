package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// Passes a request to another host and its answer back, as it comes.
final class PeerClient {

    private final URI url;

    PeerClient(String url) {
        this.url = URI.create(url);
    }

    /// A caller who leaves closes the connection to the peer too.
    void relay(ModelCall call, CallContext context, Sink sink) throws IOException {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            context.ended().onRaise(() -> close(socket));
            socket.getOutputStream().write(head(call));
            socket.getOutputStream().write(call.body());
            answer(new BufferedInputStream(socket.getInputStream()), sink);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    private byte[] head(ModelCall call) {
        var head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\n");
        call.headers().values().entrySet().stream()
                .filter(header -> !header.getKey().equals("Content-Length"))
                .forEach(h -> head.append(h.getKey()).append(": ").append(h.getValue() + "\r\n"));
        head.append("Content-Length: ").append(call.body().length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(InputStream in, Sink sink) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    Headers.canonical(line.substring(0, colon)), line.substring(colon + 1).strip());
        }
        var chunked = "chunked".equals(headers.remove("Transfer-Encoding"));
        sink.head(status, new Headers(headers));
        if (!chunked) {
            var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
            sink.write(in.readNBytes(length));
            return;
        }
        for (var size = size(in); size > 0; size = size(in)) {
            sink.write(in.readNBytes(size));
            line(in);
        }
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the peer ended early");
            }
            if (c != '\r') {
                text.write(c);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
