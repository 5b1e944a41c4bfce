package boocontrol.platform.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Hears SIGTERM and SIGINT before the container does, tells [StopAsked] and passes them on.
///
/// By the JDK's one door to signals, unofficial as it is: shutdown hooks run beside the container's
/// own, which wins the race.
@ApplicationScoped
public class StopSignal {

    private static final Logger LOGGER = System.getLogger(StopSignal.class.getName());

    private static final List<String> NAMES = List.of("TERM", "INT");

    @Inject Event<StopAsked> asked;

    private final Map<Signal, SignalHandler> before = new HashMap<>();

    synchronized void watch() {
        NAMES.stream().map(Signal::new).forEach(this::watch);
    }

    /// Leaves the signals to who had them, as an application that is stopped alone must.
    synchronized void unwatch() {
        before.forEach(Signal::handle);
        before.clear();
    }

    private void watch(Signal signal) {
        try {
            var handler = Signal.handle(signal, this::heard);
            before.put(signal, handler);
            if (handler == SignalHandler.SIG_IGN || handler == SignalHandler.SIG_DFL) {
                Signal.handle(signal, handler);
            }
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.DEBUG, "this process does not hear " + signal, e);
        }
    }

    private void heard(Signal signal) {
        try {
            asked.fire(new StopAsked());
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "the goodbye failed", e);
        } finally {
            // Not under the lock: this returns when the process has ended.
            formerly(signal).handle(signal);
        }
    }

    private synchronized SignalHandler formerly(Signal signal) {
        return before.getOrDefault(signal, SignalHandler.SIG_DFL);
    }
}
