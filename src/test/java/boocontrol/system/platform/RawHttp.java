package boocontrol.system.platform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// HTTP/1.1 by hand, one connection per request: every header, `Host` too, is what the test says,
/// and paths and bodies may be what no client would send.
final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /// @param path as it goes over the wire
    record Request(String method, String path, Map<String, String> headers, byte[] body) {

        Request with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Request(method, path, more, body);
        }

        Request without(String name) {
            var fewer = new TreeMap<>(headers);
            fewer.remove(name);
            return new Request(method, path, fewer, body);
        }

        Request carrying(String text) {
            return carrying(text.getBytes(StandardCharsets.UTF_8));
        }

        Request carrying(byte[] other) {
            return new Request(method, path, headers, other);
        }

        /// The same for another method or path.
        Request to(String otherMethod, String otherPath) {
            return new Request(otherMethod, otherPath, headers, body);
        }

        private byte[] head() {
            var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            if (!headers.containsKey("Connection")) {
                head.append("Connection: close\r\n");
            }
            var whole = !headers.containsKey("Transfer-Encoding");
            if (whole && (body.length > 0 || headers.containsKey("Content-Type"))) {
                head.append("Content-Length: " + body.length + "\r\n");
            }
            return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// @param headers by name in lower case; of several of one name the last
    record Answer(int status, Map<String, String> headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        boolean isProblem() {
            return header("Content-Type")
                    .filter(type -> type.startsWith("application/problem+json"))
                    .isPresent();
        }
    }

    static Answer send(int port, Request request) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return read(new BufferedInputStream(socket.getInputStream()), request.method());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.path(), e);
        }
    }

    private static void write(Socket socket, Request request) throws IOException {
        var out = socket.getOutputStream();
        out.write(request.head());
        out.write(request.body());
        out.flush();
    }

    private static Answer read(InputStream in, String method) throws IOException {
        var start = line(in).split(" ", 3);
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var status = Integer.parseInt(start[1]);
        // What follows an upgrade is frames, and does not end.
        var bodiless = status == 101 || status == 204 || status == 304 || method.equals("HEAD");
        var body = bodiless ? new byte[0] : body(in, headers);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("ended after: " + bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
