package boocontrol.simulator.boundary;

import boocontrol.simulator.entity.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/// Reads HTTP/1.1 requests from a connection.
final class RequestReader {

    private static final int LINE = 64 * 1024;
    private static final int BODY = 32 * 1024 * 1024;

    private final InputStream in;
    private final String remote;
    private final GoOn goOn;

    RequestReader(InputStream in, String remote, GoOn goOn) {
        this.in = in;
        this.remote = remote;
        this.goOn = goOn;
    }

    /// Lets a caller who asked for it send his body.
    interface GoOn {
        void run() throws IOException;
    }

    /// @return empty at the end of the connection, and for what is no HTTP
    Optional<Request> next() throws IOException {
        var line = line();
        var parts = line.split(" ", 3);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            return Optional.empty();
        }
        var headers = headers();
        return Optional.of(
                Request.of(parts[0], parts[1], parts[2], headers, body(headers), remote));
    }

    private Headers headers() throws IOException {
        var all = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                all.putIfAbsent(
                        Headers.canonical(line.substring(0, colon).strip()),
                        line.substring(colon + 1).strip());
            }
        }
        return new Headers(all);
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.get("Expect").equalsIgnoreCase("100-continue")) {
            goOn.run();
        }
        if (headers.get("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunked();
        }
        var length = headers.get("Content-Length");
        if (length.isEmpty()) {
            return new byte[0];
        }
        return in.readNBytes(checked(length, 10));
    }

    private byte[] chunked() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
            if (body.size() > BODY) {
                throw new IOException("body too large");
            }
        }
        while (!line().isEmpty()) {
            // Trailers mean nothing here.
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return checked(line().split(";", 2)[0].strip(), 16);
    }

    private static int checked(String number, int radix) throws IOException {
        try {
            var size = Integer.parseInt(number, radix);
            if (size >= 0 && size <= BODY) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + number, e);
        }
        throw new IOException("body too large");
    }

    private String line() throws IOException {
        var text = new ByteArrayOutputStream();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.write(c);
            }
            if (text.size() > LINE) {
                throw new IOException("line too long");
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
