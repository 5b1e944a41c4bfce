package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Routing;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A model's server process. Everything that changes is guarded by the router's lock, but for what
/// says otherwise.
final class ModelProcess {

    final ModelSpec spec;
    final Routing.Group group;
    final int port;
    final Server server = new Server();

    private final Set<CallContext> active = ConcurrentHashMap.newKeySet();
    private volatile ModelState state = ModelState.STOPPED;
    private volatile boolean ending;
    private Signal gone = new Signal();
    private Signal idle = new Signal();
    private long lastUse;
    private boolean served;
    private boolean fresh;

    ModelProcess(ModelSpec spec, Routing.Group group, int port) {
        this.spec = spec;
        this.group = group;
        this.port = port;
    }

    /// What the server remembers between requests; guarded by itself.
    static final class Server {
        private String lastPrompt = "";
        private int task;
        private long prompted;
        private long cached;
        private long predicted;
        private double promptMs;
        private double predictedMs;
        private long started;

        synchronized void restart(long nanos) {
            lastPrompt = "";
            task = 0;
            started = nanos;
        }

        synchronized int nextTask(int used) {
            var mine = task;
            task += used + 3;
            return mine;
        }

        /// @return characters the new prompt shares with the last one
        synchronized int remember(String prompt) {
            var shared = 0;
            var limit = Math.min(prompt.length(), lastPrompt.length());
            while (shared < limit && prompt.charAt(shared) == lastPrompt.charAt(shared)) {
                shared++;
            }
            lastPrompt = prompt;
            return shared;
        }

        synchronized void count(int promptTokens, int cacheTokens, int output, Timing timing) {
            prompted += promptTokens;
            cached += cacheTokens;
            predicted += output;
            promptMs += timing.promptMs();
            predictedMs += timing.predictedMs();
        }

        synchronized Totals totals() {
            return new Totals(prompted, cached, predicted, promptMs / 1000, predictedMs / 1000);
        }

        synchronized long started() {
            return started;
        }
    }

    record Timing(double promptMs, double predictedMs) {}

    record Totals(
            long prompted, long cached, long predicted, double promptSeconds, double seconds) {}

    ModelState state() {
        return state;
    }

    boolean is(ModelState asked) {
        return state == asked;
    }

    void starting(long nanos) {
        state = ModelState.STARTING;
        ending = false;
        gone = new Signal();
        idle = new Signal();
        served = false;
        fresh = true;
        server.restart(nanos);
    }

    void ready() {
        state = ModelState.READY;
    }

    void stopping() {
        state = ModelState.STOPPING;
        ending = true;
        if (active.isEmpty()) {
            idle.raise();
        }
    }

    /// The process is no more; whoever it served is cut off.
    void stopped() {
        state = ModelState.STOPPED;
        ending = true;
        gone.raise();
        Set.copyOf(active).forEach(call -> call.end(CallContext.End.SERVER_DIED));
    }

    /// It was told to end and does not work any more, but keeps its connections.
    boolean isEnding() {
        return ending;
    }

    Signal gone() {
        return gone;
    }

    Signal idle() {
        return idle;
    }

    void enter(CallContext call) {
        active.add(call);
    }

    void leave(CallContext call, long nanos) {
        active.remove(call);
        lastUse = nanos;
        served = true;
        fresh = false;
        if (active.isEmpty() && ending) {
            idle.raise();
        }
    }

    int load() {
        return active.size();
    }

    /// Loaded, and its first request is not finished.
    boolean isFresh() {
        return fresh && !active.isEmpty();
    }

    /// One that never served anything counts as unused since for ever.
    boolean unusedFor(long nanos, long now) {
        return active.isEmpty() && (!served || now - lastUse > nanos);
    }
}
