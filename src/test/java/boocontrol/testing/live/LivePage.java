package boocontrol.testing.live;

import boocontrol.testing.live.RawSocket.Heard;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Follows the live socket as a page does: answers, and connects again whenever it is lost, until
/// it is closed. What it knows may be read from any thread.
public final class LivePage implements AutoCloseable {

    /// As the page: three beats missed mean that the connection is dead.
    private static final Duration STALE = Duration.ofSeconds(15);

    private static final long BACKOFF_NANOS = 20_000_000;

    private final URI server;
    private final Map<String, String> headers;
    private final LiveReader reader = new LiveReader();
    private final Thread following;
    private volatile boolean closed;
    private int connections;

    /// @param server where to connect to, maybe a proxy
    /// @param headers of the handshake; `Host` names the real server
    public LivePage(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
        this.following = Thread.ofVirtual().start(this::follow);
    }

    /// The hosts by id, as last told.
    public synchronized Map<String, JsonObject> hosts() {
        return new TreeMap<>(reader.hosts());
    }

    /// What is shown of a host's activity, oldest first.
    public synchronized List<LiveReader.Entry> entries(String provider) {
        return List.copyOf(reader.entries(provider));
    }

    /// How often it was greeted.
    public synchronized int connections() {
        return connections;
    }

    @Override
    public void close() {
        closed = true;
        try {
            following.join(STALE.plusSeconds(5));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void follow() {
        while (!closed) {
            try (var socket = RawSocket.open(server, headers)) {
                read(socket);
            } catch (IOException | UncheckedIOException _) {
                LockSupport.parkNanos(BACKOFF_NANOS);
            }
        }
    }

    private void read(RawSocket socket) throws IOException {
        var heard = System.nanoTime();
        while (!closed && System.nanoTime() - heard < STALE.toNanos()) {
            switch (socket.status() == 101 ? next(socket) : new Heard.Closed(1006, "")) {
                case Heard.Message message when message.bytes().length > 0 -> {
                    heard = System.nanoTime();
                    for (var request : take(message.text())) {
                        socket.say(request.toString());
                    }
                }
                case Heard.Message _ -> {}
                case Heard.Closed _ -> {
                    LockSupport.parkNanos(BACKOFF_NANOS);
                    return;
                }
            }
        }
    }

    /// An empty message when nothing came for a while.
    private static Heard next(RawSocket socket) throws IOException {
        try {
            return socket.hear(Duration.ofMillis(100));
        } catch (SocketTimeoutException _) {
            return new Heard.Message(RawSocket.TEXT, new byte[0]);
        }
    }

    private synchronized List<JsonObject> take(String text) {
        if (text.startsWith("{\"type\":\"hello\"")) {
            connections++;
        }
        return reader.hear(text);
    }
}
