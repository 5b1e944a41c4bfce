package boocontrol.testing.conformance;

import boocontrol.testing.RecordedHostFiles.Chunk;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Speaks HTTP byte by byte, one connection per request, so that headers keep their order and
/// chunks their borders.
final class RawClient {

    private static final int PATIENCE_MS = 60_000;

    /// When to stop reading an answer.
    interface Until {

        /// @param body what has come so far
        boolean enough(byte[] body);
    }

    static final Until END = _ -> false;

    private final URI host;

    RawClient(URI host) {
        this.host = host;
    }

    /// The start of an answer.
    record Head(String statusLine, List<Map.Entry<String, String>> headers, String raw) {

        String header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    /// An open connection whose answer has begun.
    record Answer(Socket socket, InputStream in, Head head) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    Answer open(String method, String path, Map<String, String> headers, String body)
            throws IOException {
        var socket = new Socket(host.getHost(), host.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, path));
        head.append("Host: ").append(host.getAuthority()).append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        socket.getOutputStream().write(out.toByteArray());
        var in = new BufferedInputStream(socket.getInputStream());
        return new Answer(socket, in, head(in));
    }

    Exchange send(
            String label,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Until until)
            throws IOException {
        try (var answer = open(method, path, headers, body)) {
            var read = new ByteArrayOutputStream();
            var complete = read(answer, method, read, until);
            return new Exchange(
                    label,
                    method,
                    path,
                    headers,
                    body,
                    answer.head().statusLine(),
                    answer.head().headers(),
                    read.toByteArray(),
                    complete);
        }
    }

    private static boolean read(
            Answer answer, String method, ByteArrayOutputStream into, Until until)
            throws IOException {
        var head = answer.head();
        if (method.equals("HEAD") || head.statusLine().contains(" 204 ")) {
            return true;
        }
        if (!head.header("Transfer-Encoding").equals("chunked")) {
            var length = Integer.parseInt(head.header("Content-Length"));
            into.writeBytes(answer.in().readNBytes(length));
            return into.size() == length;
        }
        try {
            for (var chunk = chunk(answer.in()); chunk.length > 0; chunk = chunk(answer.in())) {
                into.writeBytes(chunk);
                if (until.enough(into.toByteArray())) {
                    return false;
                }
            }
            return true;
        } catch (EOFException _) {
            return false;
        }
    }

    /// Reads chunks until the stream ends, on the caller's thread.
    static void chunks(Answer answer, Consumer<Chunk> sink) {
        var start = System.nanoTime();
        try {
            answer.socket().setSoTimeout(0);
            for (var chunk = chunk(answer.in()); chunk.length > 0; chunk = chunk(answer.in())) {
                sink.accept(new Chunk((System.nanoTime() - start) / 1e6, chunk));
            }
        } catch (IOException _) {
            // Closed by us or by the host: what has come is what there is.
        }
    }

    private static byte[] chunk(InputStream in) throws IOException {
        var size = Integer.parseInt(line(in), 16);
        var chunk = in.readNBytes(size);
        line(in);
        if (chunk.length < size) {
            throw new EOFException("in a chunk");
        }
        return chunk;
    }

    private static Head head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        var headers =
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(": ?", 2))
                        .map(parts -> Map.entry(parts[0], parts[1]))
                        .toList();
        return new Head(lines.getFirst(), headers, String.join("\r\n", lines));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
