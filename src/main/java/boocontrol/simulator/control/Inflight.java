package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Headers;
import boocontrol.simulator.entity.InflightShape;
import boocontrol.simulator.entity.Release;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one configuration of a host is serving, told in the shape of its release.
public final class Inflight {

    private static final long UPSERT_EVERY = 250_000_000;

    private final Map<Long, Entry> entries = new TreeMap<>();
    private final EventBus bus;
    private final HostClock clock;
    private final Release release;
    private final ZoneOffset zone;
    private long next = 1;

    Inflight(EventBus bus, HostClock clock, Release release, ZoneOffset zone) {
        this.bus = bus;
        this.clock = clock;
        this.release = release;
        this.zone = zone;
    }

    /// One request being served.
    final class Entry {
        final long id;
        final String model;
        final String path;
        final String method;
        final Headers request;
        final String remote;
        final CallContext context;
        final Instant since = clock.now();
        final long started = clock.nanos();
        private Headers response = Headers.NONE;
        private long bytes;
        private long told;

        Entry(long id, ModelCall call, String model, CallContext context) {
            this.id = id;
            this.model = model;
            this.path = call.shownPath();
            this.method = call.method();
            this.request = call.headers();
            this.remote = call.remote();
            this.context = context;
        }

        void answered(Headers headers) {
            response = headers;
            upsert();
        }

        void flowed(int more) {
            bytes += more;
            if (clock.nanos() - told >= UPSERT_EVERY) {
                upsert();
            }
        }

        private void upsert() {
            told = clock.nanos();
            if (release.inflight() == InflightShape.OPERATIONS) {
                var json = GoJson.object().put("operation", "upsert").raw("request", json()).end();
                bus.publish(Frame.of("inflight", json));
            }
        }

        String json() {
            var json =
                    GoJson.object()
                            .put("id", Long.toString(id))
                            .put("timestamp", GoText.nanos(since, zone))
                            .put("model", model)
                            .put("req_path", path)
                            .put("method", method);
            if (release.inflight() == InflightShape.OPERATIONS) {
                json.raw("req_headers", request.redacted().json())
                        .put("remote_ip", remote)
                        .raw("resp_headers", response.redacted().json())
                        .put("resp_bytes", bytes)
                        .put("elapsed_ms", (clock.nanos() - started) / 1_000_000);
            }
            return json.end();
        }
    }

    synchronized Entry start(ModelCall call, String model, CallContext context) {
        var entry = new Entry(next++, call, model, context);
        entries.put(entry.id, entry);
        switch (release.inflight()) {
            case NONE -> {}
            case WRONG_TOTAL -> total(1);
            case TOTAL -> total(entries.size());
            case REQUESTS -> bus.publish(Frame.of("inflight", list()));
            case OPERATIONS -> entry.upsert();
        }
        return entry;
    }

    synchronized void finish(Entry entry) {
        entries.remove(entry.id);
        switch (release.inflight()) {
            case NONE -> {}
            case WRONG_TOTAL -> total(0);
            case TOTAL -> total(entries.size());
            case REQUESTS -> bus.publish(Frame.of("inflight", list()));
            case OPERATIONS -> removed(entry.id);
        }
    }

    /// A request that was refused before it had a model: the wrong count shows it all the same.
    public synchronized void refused() {
        if (release.inflight() == InflightShape.WRONG_TOTAL) {
            total(1);
            total(0);
        }
    }

    /// Tells the whole list again, as after an overflow.
    public synchronized void retell() {
        initial().ifPresent(json -> bus.publish(Frame.of("inflight", json)));
    }

    /// The first message a stream gets.
    synchronized Optional<String> initial() {
        return switch (release.inflight()) {
            case NONE -> Optional.empty();
            case WRONG_TOTAL -> Optional.of("{\"total\":0}");
            case TOTAL -> Optional.of("{\"total\":" + entries.size() + "}");
            case REQUESTS -> Optional.of(list());
            case OPERATIONS -> Optional.of(snapshot());
        };
    }

    /// @return false if there is no such request
    public boolean cancel(String id) {
        Optional<CallContext> found;
        synchronized (this) {
            found =
                    entries.values().stream()
                            .filter(entry -> Long.toString(entry.id).equals(id))
                            .map(entry -> entry.context)
                            .findFirst();
        }
        found.ifPresent(context -> context.end(CallContext.End.CANCELLED));
        return found.isPresent();
    }

    public synchronized int count() {
        return entries.size();
    }

    public synchronized List<String> ids() {
        return entries.keySet().stream().map(String::valueOf).toList();
    }

    private void total(int n) {
        bus.publish(Frame.of("inflight", "{\"total\":" + n + "}"));
    }

    private void removed(long id) {
        var json = GoJson.object().put("operation", "remove").put("id", Long.toString(id)).end();
        bus.publish(Frame.of("inflight", json));
    }

    private String list() {
        return "{\"requests\":" + requests() + "}";
    }

    private String snapshot() {
        return entries.isEmpty()
                ? "{\"operation\":\"snapshot\"}"
                : "{\"operation\":\"snapshot\",\"requests\":" + requests() + "}";
    }

    private String requests() {
        return GoJson.array(entries.values().stream().map(Entry::json).toList());
    }
}
