package boocontrol.platform.loops;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The only place that starts threads: named virtual threads that carry the application's class
/// loader, are remembered while they run, and are interrupted when the application stops.
///
/// Interrupt means stop: a loop ends at its next wait.
@ApplicationScoped
public class Loops {

    private static final Logger LOGGER = System.getLogger(Loops.class.getName());

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /// As the container gives it to its own threads: the loader of our classes alone does not find
    /// the container's JSON, REST and configuration providers.
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    /// Starts `body` on a new virtual thread called `name`. What it throws is logged once.
    public Thread start(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(() -> run(name, body));
    }

    /// Waits until `loop`, which was told to end, has ended; one that takes longer than `patience`
    /// is interrupted.
    public static void end(Thread loop, Duration patience) {
        try {
            if (!loop.join(patience)) {
                loop.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many of our threads are alive; a figure for `/about` and for leak tests.
    public int alive() {
        return running.size();
    }

    @PreDestroy
    void interruptAll() {
        running.forEach(Thread::interrupt);
    }

    private void run(String name, Runnable body) {
        var self = Thread.currentThread();
        self.setContextClassLoader(application);
        running.add(self);
        try {
            body.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "loop " + name + " ended by an error", e);
        } finally {
            running.remove(self);
        }
    }
}
