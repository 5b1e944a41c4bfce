package boocontrol.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A real host's recorded traffic, played back over HTTP on a free port.
///
/// The Nth connection to `/api/events` gets the Nth recorded stream, ended as it ended then; one
/// that the recorder closed stays open. Every other request is answered as the host was at that
/// moment: by the newest recorded answer that was complete before the present moment of the
/// recording, rows as the recording knows them at that moment ([RecordedHostRows]). A path that was
/// never asked is 404. Where the recorded host wanted a key, [#KEY] is the right one.
///
/// The moment moves with the stream: [#atOnce] as fast as it is read, [#paced] a number of times
/// faster than then, [#stepwise] up to [#advanceTo].
public final class RecordedHost implements AutoCloseable {

    public static final String KEY = "the-recorded-key";

    private static final Set<String> OPEN = Set.of("/health", "/wol-health", "/");

    private record Request(String method, String path, Map<String, String> headers) {}

    private final RecordedHostFiles files;
    private final RecordedHostRows rows;
    private final double speed;
    private final OptionalLong recut;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger streams = new AtomicInteger();
    private double now;
    private double limit;

    private RecordedHost(String folder, double speed, double limit, OptionalLong recut) {
        this.files = RecordedHostFiles.read(folder);
        this.rows = new RecordedHostRows(files);
        this.speed = speed;
        this.limit = limit;
        this.recut = recut;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("recorded host " + folder).start(this::accept);
    }

    /// Plays `folder` (such as `v250/main`) without any pause.
    public static RecordedHost atOnce(String folder) {
        return new RecordedHost(
                folder, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalLong.empty());
    }

    /// As [#atOnce], every recorded chunk cut again at places that `seed` tells.
    public static RecordedHost recut(String folder, long seed) {
        return new RecordedHost(
                folder, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalLong.of(seed));
    }

    /// Plays `folder` with its own pauses, `speed` times shorter.
    public static RecordedHost paced(String folder, double speed) {
        return new RecordedHost(folder, speed, Double.POSITIVE_INFINITY, OptionalLong.empty());
    }

    /// Plays `folder` up to the moments that [#advanceTo] allows, from 0.
    public static RecordedHost stepwise(String folder) {
        return new RecordedHost(folder, Double.POSITIVE_INFINITY, 0, OptionalLong.empty());
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public RecordedHostFiles files() {
        return files;
    }

    /// Method and path of every request so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// How many streams were opened so far.
    public int streams() {
        return streams.get();
    }

    /// The present moment of the recording, milliseconds.
    public synchronized double now() {
        return now;
    }

    /// Lets a stepwise playback go on until `tMs`.
    public synchronized void advanceTo(double tMs) {
        limit = Math.max(limit, tMs);
        now = Math.max(now, Math.min(limit, tMs));
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            for (var request = read(in); request.isPresent(); request = read(in)) {
                requests.add(request.get().method() + " " + request.get().path());
                if (!answer(request.get(), out)) {
                    return;
                }
            }
        } catch (IOException _) {
            // The client hung up, or the test is over.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when the connection is to be closed
    private boolean answer(Request request, OutputStream out)
            throws IOException, InterruptedException {
        if (needsKey(request)) {
            write(out, refusal(request));
            return true;
        }
        if (request.path().equals("/api/events")) {
            play(streams.getAndIncrement(), out);
            return false;
        }
        var recorded = recorded(request);
        if (recorded.isPresent()) {
            write(out, recorded.get());
        } else {
            write(out, "404 Not Found", "text/plain", "404 page not found\n");
        }
        return true;
    }

    private void write(OutputStream out, RecordedHostFiles.Exchange exchange) throws IOException {
        var type =
                exchange.headers().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        var status = exchange.statusLine().replaceFirst("HTTP/1.1 ", "");
        var body = rows.body(exchange.path(), now()).orElseGet(exchange::text);
        write(out, status, type, body);
    }

    private static void write(OutputStream out, String status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n";
        var contentType = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        out.write(
                head.formatted(status, contentType, bytes.length)
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private Optional<RecordedHostFiles.Exchange> recorded(Request request) {
        var present = now();
        var same =
                files.exchanges().stream()
                        .filter(exchange -> exchange.method().equals(request.method()))
                        .filter(exchange -> exchange.status() != 401)
                        .filter(exchange -> exchange.path().equals(rows.canonical(request.path())))
                        .sorted(Comparator.comparingDouble(RecordedHostFiles.Exchange::endMs))
                        .toList();
        return same.stream()
                .filter(exchange -> exchange.endMs() <= present)
                .reduce((_, newer) -> newer)
                .or(() -> same.stream().findFirst())
                .map(exchange -> exchange.at(request.path()));
    }

    private boolean needsKey(Request request) {
        return files.exchanges().stream().anyMatch(exchange -> exchange.status() == 401)
                && !OPEN.contains(request.path())
                && !request.headers().getOrDefault("Authorization", "").equals("Bearer " + KEY)
                && !missing(request);
    }

    /// A path that the recorded release does not have is 404 without a key, too.
    private boolean missing(Request request) {
        var path = request.path().replaceFirst("\\?.*", "");
        return files.exchanges().stream()
                .anyMatch(exchange -> exchange.path().equals(path) && exchange.status() == 404);
    }

    private RecordedHostFiles.Exchange refusal(Request request) {
        var refusals =
                files.exchanges().stream().filter(exchange -> exchange.status() == 401).toList();
        return refusals.stream()
                .filter(exchange -> exchange.path().equals(request.path()))
                .findFirst()
                .orElse(refusals.getFirst());
    }

    private void play(int index, OutputStream out) throws IOException, InterruptedException {
        if (index >= files.streams().size()) {
            write(out, "503 Service Unavailable", "text/plain", "the recording is over\n");
            return;
        }
        var stream = files.streams().get(index);
        reach(stream.headMs());
        out.write((stream.head() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        for (var chunk : stream.chunks()) {
            reach(chunk.tMs());
            for (var piece : pieces(chunk)) {
                send(out, piece);
            }
        }
        switch (stream.end()) {
            case RecordedHostFiles.CLEAN -> {
                reach(stream.endMs());
                send(out, new byte[0]);
            }
            case RecordedHostFiles.CUT -> reach(stream.endMs());
            default -> hold();
        }
    }

    /// Moves on to `tMs`, waiting as the pace demands.
    private void reach(double tMs) throws InterruptedException {
        if (Double.isFinite(speed)) {
            var pause = (tMs - now()) / speed;
            if (pause > 0) {
                Thread.sleep((long) pause);
            }
        }
        synchronized (this) {
            while (tMs > limit) {
                wait();
            }
            now = Math.max(now, tMs);
        }
    }

    private static void send(OutputStream out, byte[] piece) throws IOException {
        out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(piece);
        out.write(new byte[] {'\r', '\n'});
        out.flush();
    }

    private List<byte[]> pieces(RecordedHostFiles.Chunk chunk) {
        if (recut.isEmpty()) {
            return List.of(chunk.bytes());
        }
        var random = new Random(recut.getAsLong() + Double.hashCode(chunk.tMs()));
        var pieces = new ArrayList<byte[]>();
        for (var at = 0; at < chunk.bytes().length; ) {
            var to = Math.min(chunk.bytes().length, at + 1 + random.nextInt(400));
            pieces.add(Arrays.copyOfRange(chunk.bytes(), at, to));
            at = to;
        }
        return pieces;
    }

    private void hold() throws InterruptedException {
        synchronized (server) {
            while (!server.isClosed()) {
                server.wait(200);
            }
        }
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(":", 2);
            headers.put(parts[0].strip(), parts[1].strip());
        }
        in.skipNBytes(Long.parseLong(headers.getOrDefault("Content-Length", "0")));
        var words = first.split(" ");
        return Optional.of(new Request(words[0], words[1], headers));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
