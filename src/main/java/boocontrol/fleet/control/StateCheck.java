package boocontrol.fleet.control;

import boocontrol.fleet.entity.Disagreement;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.Reply;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Asks one host from time to time whether its models are as its stream told. What differs twice in
/// a row was lost on the way: a new connection tells it anew. What still differs on that one is how
/// the host is, and is borne.
final class StateCheck {

    private final HostSlot slot;
    private final SwapClient rest;
    private final ConnectorTools tools;
    private final AtomicReference<Set<String>> borne;
    private Set<String> before = Set.of();
    private boolean running;
    private boolean stale;
    private long notBefore;

    /// @param borne over all connections of the host
    StateCheck(
            HostSlot slot,
            SwapClient rest,
            ConnectorTools tools,
            AtomicReference<Set<String>> borne) {
        this.slot = slot;
        this.rest = rest;
        this.tools = tools;
        this.borne = borne;
        this.notBefore = tools.ticker().nanos() + tools.settings().checkEvery().toNanos();
    }

    /// Asks if it is time.
    synchronized void tick() {
        if (!running && !stale && tools.ticker().nanos() - notBefore >= 0) {
            running = true;
            tools.loops().start("check " + slot.state().provider().id(), this::ask);
        }
    }

    /// Whether something was lost on this connection.
    synchronized boolean stale() {
        return stale;
    }

    private void ask() {
        var reply = rest.running();
        // Read after the answer: what changed meanwhile differs once, not twice.
        var now =
                reply instanceof Reply.Answer(var phases)
                        ? Disagreement.between(slot.state().models(), phases)
                        : Set.<String>of();
        decide(now);
    }

    private synchronized void decide(Set<String> now) {
        running = false;
        if (!now.isEmpty() && now.equals(before) && !now.equals(borne.getAndSet(now))) {
            stale = true;
        }
        var soon = !now.isEmpty() && !now.equals(before);
        before = now;
        var settings = tools.settings();
        var pause = soon ? settings.checkAgain() : settings.checkEvery();
        notBefore = tools.ticker().nanos() + pause.toNanos();
    }
}
