package boocontrol.fleet.control;

import boocontrol.fleet.control.FrameQueue.Item;
import boocontrol.fleet.entity.HostFold;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ProxyLog;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Takes in what one connection tells: parses it, folds it into the host's slot, then tells the
/// observers. On the connector's thread only.
final class Intake {

    private static final Logger LOGGER = System.getLogger(Intake.class.getName());

    private final ProviderId id;
    private final HostSlot slot;
    private final ConnectorTools tools;
    private final HostLink link;
    private final StreamWatch watch;
    private final ModelLookup lookup;
    private final StateCheck check;

    /// The old log and the first list of models are over: what is logged now, happens now.
    private boolean settled;

    private boolean failedOnce;
    private long sweptAt;
    private long notedByte;

    Intake(
            HostSlot slot,
            ConnectorTools tools,
            HostLink link,
            StreamWatch watch,
            AtomicReference<Set<String>> borne) {
        this.id = link.provider();
        this.slot = slot;
        this.tools = tools;
        this.link = link;
        this.watch = watch;
        this.lookup = new ModelLookup(slot, link.client(), tools);
        this.check = new StateCheck(slot, link.client(), tools, borne);
        this.sweptAt = tools.ticker().nanos();
        this.notedByte = watch.lastByte();
    }

    void take(RawFrame frame) {
        var event = tools.parser().parse(frame);
        fold(event);
        notice(event);
        tools.observers().tell(id, observer -> observer.event(link, event));
    }

    void take(Item.Missed missed) {
        if (missed.logs() > 0) {
            count(Losses.ofDroppedLogs(missed.logs()));
            tools.observers().tell(id, observer -> observer.logsDropped(link, missed.logs()));
        }
        for (var n = 0L; n < missed.oversized(); n++) {
            count(Losses.ofOversizedFrame());
        }
    }

    void count(Losses more) {
        slot.replace(memory -> memory.with(memory.state().plus(more)));
    }

    /// What is due from time to time.
    void sweep() {
        lookup.tick();
        check.tick();
        var now = tools.now();
        if (now.nanos() - sweptAt < tools.settings().sweepEvery().toNanos()) {
            return;
        }
        sweptAt = now.nanos();
        slot.change(memory -> HostFold.swept(memory, now));
        var last = watch.lastByte();
        if (last != notedByte) {
            notedByte = last;
            var at = now.at().minusNanos(Math.max(0, now.nanos() - last));
            slot.replace(memory -> memory.with(memory.state().heard(at)));
        }
    }

    /// Whether something of the host's state was lost on this connection.
    boolean stale() {
        return check.stale();
    }

    private void fold(SwapEvent event) {
        var now = tools.now();
        try {
            slot.change(memory -> HostFold.on(memory, event, now));
        } catch (RuntimeException e) {
            // A mistake of ours about one event must not cut the host off for ever.
            if (!failedOnce) {
                LOGGER.log(Level.ERROR, "an event of " + id + " could not be taken in", e);
            }
            failedOnce = true;
            count(Losses.ofBrokenFrame());
        }
    }

    private void notice(SwapEvent event) {
        switch (event) {
            case SwapEvent.ModelStatus _ -> {
                settled = true;
                lookup.modelsTold();
            }
            case SwapEvent.LogData(var source, var text)
                    when settled
                            && source == SwapEvent.LogData.Source.PROXY
                            && ProxyLog.names(text, tools.clients().userAgent()) ->
                    watch.sawOurRequest();
            default -> {}
        }
    }
}
