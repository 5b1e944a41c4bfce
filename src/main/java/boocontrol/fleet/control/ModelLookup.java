package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.ModelView;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks one host for what its stream does not tell: TTLs, and before v250 context lengths. Once per
/// connection, and again for a model that becomes ready on it (a reload may have changed its TTL);
/// one question at a time, on a thread of its own, not more often than `lookupEvery`.
final class ModelLookup {

    /// Failed questions in a row, after which this connection asks no more.
    private static final int PATIENCE = 3;

    private final HostSlot slot;
    private final SwapClient rest;
    private final ConnectorTools tools;
    private final Set<String> asked = new HashSet<>();
    private boolean lengthsKnown;
    private boolean first = true;
    private boolean wanted;
    private boolean running;
    private int failures;
    private long notBefore;

    ModelLookup(HostSlot slot, SwapClient rest, ConnectorTools tools) {
        this.slot = slot;
        this.rest = rest;
        this.tools = tools;
        this.notBefore = tools.ticker().nanos();
    }

    /// A list of models was folded in.
    synchronized void modelsTold() {
        wanted |= first || !asked.containsAll(ready(slot.state()));
        first = false;
    }

    /// Asks if something is wanted and it is time.
    synchronized void tick() {
        var due = wanted && !running && failures < PATIENCE;
        if (due && tools.ticker().nanos() - notBefore >= 0) {
            wanted = false;
            running = true;
            notBefore = tools.ticker().nanos() + tools.settings().lookupEvery().toNanos();
            var state = slot.state();
            tools.loops().start("lookup " + state.provider().id(), () -> ask(state));
        }
    }

    private void ask(HostState state) {
        var answered = ttls(state) & lengths(state);
        synchronized (this) {
            running = false;
            failures = answered ? 0 : failures + 1;
            wanted |= !answered;
        }
    }

    private boolean ttls(HostState state) {
        if (ready(state).isEmpty()) {
            return true;
        }
        if (rest.ttls() instanceof Reply.Answer(var seconds)) {
            slot.replace(memory -> memory.withTtls(seconds));
            synchronized (this) {
                asked.addAll(ready(state));
            }
            return true;
        }
        return false;
    }

    private boolean lengths(HostState state) {
        var missing = state.models().stream().anyMatch(view -> view.contextLength().isEmpty());
        if (lengthsKnown || !missing) {
            return true;
        }
        if (rest.contextLengths() instanceof Reply.Answer(var tokens)) {
            slot.replace(memory -> memory.withContextLengths(tokens));
            lengthsKnown = true;
            return true;
        }
        return false;
    }

    private static Set<String> ready(HostState state) {
        return state.models().stream()
                .map(ModelView::model)
                .filter(model -> model.phase() == Phase.READY)
                .map(SwapModel::id)
                .collect(Collectors.toSet());
    }
}
