package boocontrol.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sends a request byte by byte as told, and keeps the answer's headers in their order.
final class RawCaller {

    private final int port;

    RawCaller(int port) {
        this.port = port;
    }

    record Header(String name, String value) {}

    record Answer(String statusLine, List<Header> headers, String body) {

        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        String header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            headers.forEach(
                    (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            if (!headers.containsKey("Content-Length") && bytes.length > 0) {
                head.append("Content-Length: ").append(bytes.length).append("\r\n");
            }
            head.append("\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return read(socket.getInputStream(), method.equals("HEAD"));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /// Asks for a chat and leaves the answer to whoever holds the socket.
    Socket begin(String json) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            var head =
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nX-Boo-Source: boochat\r\n"
                            + "Content-Type: application/json\r\nContent-Length: "
                            + json.length()
                            + "\r\n\r\n"
                            + json;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer read(InputStream in, boolean bodiless) throws IOException {
        var statusLine = line(in);
        var headers = new ArrayList<Header>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        var answer = new Answer(statusLine, headers, "");
        if (bodiless || statusLine.contains(" 204 ")) {
            return answer;
        }
        var body =
                answer.header("Transfer-Encoding").equals("chunked")
                        ? chunks(in)
                        : in.readNBytes(Integer.parseInt(answer.header("Content-Length")));
        return new Answer(statusLine, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("ended early after: " + text);
            }
            if (c != '\r') {
                text.write(c);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
