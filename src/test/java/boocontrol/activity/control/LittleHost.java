package boocontrol.activity.control;

import boocontrol.fleet.control.HostLink;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A host's rows over real HTTP, of either dialect, under the test's hand: rows end, frames that
/// told of them are made or not, the process restarts, the ring is small.
final class LittleHost implements AutoCloseable {

    private static final String ROW =
            """
            {"id":%d,"timestamp":"%s","model":"qwen","req_path":"/v1/chat/completions",\
            "resp_content_type":"application/json","resp_status_code":200,"tokens":{\
            "cache_tokens":-1,"input_tokens":10,"output_tokens":%d,"prompt_per_second":-1,\
            "tokens_per_second":25.5},"duration_ms":%d,"has_capture":false}\
            """;

    private final Dialect dialect;
    private final int keeps;
    private final HttpServer server;
    private final TreeMap<Long, String> rows = new TreeMap<>();
    private final EventParser parser = new EventParser();
    private Instant clock = Instant.parse("2026-11-24T12:00:00Z");
    private Instant processStart = clock;
    private long next;
    private int life = 1;
    private int asked;
    private boolean failing;

    /// @param keeps so many rows, the newest
    LittleHost(Dialect dialect, int keeps) {
        this.dialect = dialect;
        this.keeps = keeps;
        this.next = dialect == Dialect.RING ? 0 : 1;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    synchronized HostLink link(ProviderId provider, long connection) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HostLink(
                provider,
                connection,
                new HostFacts(
                        dialect,
                        "v250",
                        OptionalInt.of(250),
                        "",
                        dialect == Dialect.STORE ? Optional.of(processStart) : Optional.empty(),
                        Optional.empty()),
                new SwapClient(url, Optional.empty(), "test"));
    }

    /// A request ends one second later.
    SwapEvent end() {
        return endAt(now().plusSeconds(1));
    }

    /// A request ends, and the host's clock says so.
    synchronized SwapEvent endAt(Instant at) {
        clock = at;
        return raw(ROW.formatted(next, at, 1_000L * life + next, 100 + next));
    }

    /// The JSON of the next row; `%d` is its id.
    synchronized SwapEvent raw(String row) {
        var id = next++;
        var json = row.contains("%d") ? row.formatted(id) : row;
        rows.put(id, json);
        if (rows.size() > keeps) {
            rows.pollFirstEntry();
        }
        return dialect == Dialect.RING ? told("[" + json + "]") : new SwapEvent.RowFinished(id);
    }

    /// Ring dialect: the frame that a connection begins with.
    synchronized SwapEvent whole() {
        return told("[" + String.join(",", rows.values()) + "]");
    }

    /// The ids begin anew.
    synchronized void restart() {
        rows.clear();
        next = dialect == Dialect.RING ? 0 : 1;
        life++;
        processStart = clock;
    }

    synchronized void failing(boolean fails) {
        failing = fails;
    }

    synchronized Instant now() {
        return clock;
    }

    /// How often rows were asked for.
    synchronized int asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private SwapEvent told(String data) {
        var frame = Json.createObjectBuilder().add("type", "metrics").add("data", data).build();
        return parser.parse(new RawFrame("metrics", frame.toString()));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        asked++;
        if (failing) {
            send(exchange, 500, "{}");
        } else if (dialect == Dialect.RING && uri.getPath().equals("/api/metrics")) {
            send(exchange, 200, "[" + String.join(",", rows.values()) + "]");
        } else if (dialect == Dialect.STORE && uri.getPath().equals("/api/metrics/activity")) {
            send(exchange, 200, page(uri.getQuery()));
        } else {
            send(exchange, 404, "404 page not found");
        }
    }

    private String page(String query) {
        var limit = parameter(query, "limit");
        var page = parameter(query, "page");
        List<String> newest = List.copyOf(rows.descendingMap().values());
        var from = Math.min(newest.size(), (page - 1) * limit);
        var to = Math.min(newest.size(), from + limit);
        return "{\"data\":[%s],\"page\":%d,\"limit\":%d,\"total\":%d,\"total_pages\":%d}"
                .formatted(
                        String.join(",", newest.subList(from, to)),
                        page,
                        limit,
                        newest.size(),
                        (newest.size() + limit - 1) / limit);
    }

    private static int parameter(String query, String name) {
        var value = Pattern.compile(name + "=(\\d+)").matcher(query);
        return value.find() ? Integer.parseInt(value.group(1)) : 1;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
