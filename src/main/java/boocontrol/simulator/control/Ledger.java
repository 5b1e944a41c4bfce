package boocontrol.simulator.control;

import boocontrol.simulator.entity.LedgerRow;
import boocontrol.simulator.entity.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// The truth about one host, kept beside the wire: what it finished, what it had to drop and who
/// called. It outlives restarts of the host.
public final class Ledger {

    private static final int CALLS_KEPT = 20_000;

    private final List<LedgerRow> rows = new ArrayList<>();
    private final List<Long> streamsOpened = new ArrayList<>();
    private final Map<String, Long> requests = new TreeMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong droppedLogBytes = new AtomicLong();
    private final AtomicLong withheld = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private int epochs;

    /// @return the number of the new life of the id counter
    public synchronized int nextEpoch() {
        return ++epochs;
    }

    public synchronized int epochs() {
        return epochs;
    }

    synchronized void finished(int epoch, Row row) {
        rows.add(
                new LedgerRow(
                        epoch,
                        row.id(),
                        row.at(),
                        row.model(),
                        row.path(),
                        row.status(),
                        row.durationMs(),
                        row.tokens().output(),
                        !row.poison().isEmpty()));
    }

    public synchronized List<LedgerRow> rows() {
        return List.copyOf(rows);
    }

    public synchronized int rowCount() {
        return rows.size();
    }

    public synchronized void called(String methodAndPath, long nanos) {
        requests.merge(methodAndPath, 1L, Long::sum);
        if (methodAndPath.equals("GET /api/events") && streamsOpened.size() < CALLS_KEPT) {
            streamsOpened.add(nanos);
        }
    }

    /// Requests by method and path.
    public synchronized Map<String, Long> requests() {
        return Map.copyOf(requests);
    }

    /// When each event stream was asked for, in nanoseconds of the simulator's clock.
    public synchronized List<Long> streamsOpened() {
        return List.copyOf(streamsOpened);
    }

    public void connected() {
        connections.incrementAndGet();
    }

    void messageDropped() {
        dropped.incrementAndGet();
    }

    void logDropped(long bytes) {
        droppedLogBytes.addAndGet(bytes);
    }

    void messageWithheld() {
        withheld.incrementAndGet();
    }

    public long connections() {
        return connections.get();
    }

    /// Messages that did not fit a client's buffer: the backpressure the host felt.
    public long messagesDropped() {
        return dropped.get();
    }

    public long logBytesDropped() {
        return droppedLogBytes.get();
    }

    /// Messages a fault kept back on purpose.
    public long messagesWithheld() {
        return withheld.get();
    }
}
