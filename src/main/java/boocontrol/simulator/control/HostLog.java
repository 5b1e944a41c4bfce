package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Release;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What a host process writes: its own lines and those of the models' servers, as histories, as raw
/// streams and as messages of the event stream.
///
/// A client that does not read harms the host here as it does in reality: up to v217 its messages
/// are dropped in silence, later each drop is told in a warning, and between v218 and v232 the host
/// hangs once enough of them came together, until the client is gone.
public final class HostLog {

    private static final long HANGS_AFTER = 4_900;

    private final TextRing proxy = new TextRing();
    private final TextRing upstream = new TextRing();
    private final Map<String, TextRing> models = new ConcurrentHashMap<>();
    private final AtomicBoolean warning = new AtomicBoolean();
    private final AtomicLong fullWrites = new AtomicLong();
    private final Gate hang = new Gate();
    private final EventBus bus;
    private final Release release;
    private final boolean info;
    private final Ledger ledger;

    HostLog(EventBus bus, Release release, boolean info, Ledger ledger) {
        this.bus = bus;
        this.release = release;
        this.info = info;
        this.ledger = ledger;
    }

    public void info(String line) {
        if (info) {
            write(true, "[INFO] " + line + "\n");
        }
    }

    public void warn(String line) {
        write(true, "[WARN] " + line + "\n");
    }

    /// Text of a model's server, in pieces of any size.
    public void upstream(String model, String text) {
        models.computeIfAbsent(model, id -> new TextRing()).write(text);
        write(false, text);
    }

    /// Waits while the host hangs because of a client that does not read.
    public void passHang() throws InterruptedException {
        hang.pass();
    }

    public boolean hangs() {
        return hang.isShut();
    }

    public String history(boolean ofProxy) {
        return (ofProxy ? proxy : upstream).history();
    }

    /// @param source `proxy`, `upstream` or a model's id; empty is what `/logs` shows
    public Optional<String> history(String source) {
        return ring(source).map(TextRing::history);
    }

    /// @return what ends it; empty if there is no such log
    public Optional<Runnable> follow(String source, Consumer<String> listener) {
        return ring(source)
                .map(ring -> {
                    ring.listen(listener);
                    return () -> ring.forget(listener);
                });
    }

    /// A model's log is known from the start, not from its first line.
    void knows(String model) {
        models.computeIfAbsent(model, id -> new TextRing());
    }

    void clientGone() {
        fullWrites.set(0);
        hang.open();
    }

    private Optional<TextRing> ring(String source) {
        return switch (source) {
            case "", "proxy" -> Optional.of(proxy);
            case "upstream" -> Optional.of(upstream);
            default -> Optional.ofNullable(release.from(178) ? models.get(source) : null);
        };
    }

    private void write(boolean ofProxy, String text) {
        (ofProxy ? proxy : upstream).write(text);
        if (!tell(ofProxy, text) && !release.legacy()) {
            warnOfDrop();
        }
    }

    private boolean tell(boolean ofProxy, String text) {
        var frame = frame(ofProxy, text);
        return bus.toEach(stream -> offer(stream, ofProxy, text, frame));
    }

    private boolean offer(EventStream stream, boolean ofProxy, String text, Frame frame) {
        if (release.from(233)) {
            tellLost(stream, ofProxy);
        }
        if (bus.sent(stream, frame)) {
            return true;
        }
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        stream.addLost(ofProxy, size);
        ledger.logDropped(size);
        return false;
    }

    private void tellLost(EventStream stream, boolean ofProxy) {
        var lost = stream.takeLost(ofProxy);
        if (lost > 0
                && !stream.buffer().offer(frame(ofProxy, "\n— " + lost + " bytes dropped —\n"))) {
            stream.addLost(ofProxy, lost);
        }
    }

    /// The warning is a line too, and would be dropped as well; in reality it then feeds itself.
    private void warnOfDrop() {
        if (release.number() < 233 && fullWrites.incrementAndGet() > HANGS_AFTER) {
            hang.shut();
        }
        if (warning.compareAndSet(false, true)) {
            try {
                warn("handleAPIEvents sendBuffer full, dropped message");
            } finally {
                warning.set(false);
            }
        }
    }

    static Frame frame(boolean ofProxy, String text) {
        var json =
                GoJson.object()
                        .put("data", text)
                        .put("source", ofProxy ? "proxy" : "upstream")
                        .end();
        return Frame.of("logData", json);
    }
}
