package boocontrol.simulator.chaos;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Just enough of a WebSocket server to answer one short text message (RFC 6455).
final class EchoSocket implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EchoSocket(Pair pair) {
        threads.submit(() -> {
            serve(pair);
            return true;
        });
    }

    /// What comes back to "hello" sent to `url`.
    String through(URI url) throws Exception {
        var answer = new CompletableFuture<String>();
        try (var http = HttpClient.newHttpClient()) {
            var socket =
                    http.newWebSocketBuilder()
                            .buildAsync(
                                    url,
                                    new WebSocket.Listener() {
                                        @Override
                                        public CompletionStage<?> onText(
                                                WebSocket from, CharSequence text, boolean last) {
                                            answer.complete(text.toString());
                                            return CompletableFuture.completedStage(null);
                                        }
                                    })
                            .get(10, TimeUnit.SECONDS);
            socket.sendText("hello", true);
            var text = answer.get(10, TimeUnit.SECONDS);
            socket.abort();
            return text;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void serve(Pair pair) throws Exception {
        var socket = pair.accept();
        var in = new DataInputStream(socket.getInputStream());
        var accept =
                MessageDigest.getInstance("SHA-1")
                        .digest((key(in) + GUID).getBytes(StandardCharsets.US_ASCII));
        var head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: %s\r\n\r\n";
        var out = socket.getOutputStream();
        out.write(
                head.formatted(Base64.getEncoder().encodeToString(accept))
                        .getBytes(StandardCharsets.US_ASCII));
        var echo = ("echo of " + message(in)).getBytes(StandardCharsets.UTF_8);
        out.write(0x81);
        out.write(echo.length);
        out.write(echo);
    }

    private static String key(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString()
                .lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .map(line -> line.substring(19).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String message(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        var length = in.readUnsignedByte() & 0x7F;
        var mask = in.readNBytes(4);
        var bytes = in.readNBytes(length);
        for (var n = 0; n < length; n++) {
            bytes[n] ^= mask[n % 4];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
