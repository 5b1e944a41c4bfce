package boocontrol.platform.boot;

import boocontrol.platform.loops.Loops;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Starts every [Stage] in its order and stops them in the reverse order. An EJB, because its
/// `@PreDestroy` runs before CDI's and while the database is still there. Timers say
/// `@DependsOn("Boot")`.
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Boot {

    private static final Logger LOGGER = System.getLogger(Boot.class.getName());

    @Inject @Any Instance<Stage> stages;

    @Inject Readiness readiness;

    @Inject Loops loops;

    @Inject StopSignal signal;

    /// Exit status of a server whose start failed, so that a supervisor tries again.
    private static final Duration EXIT_WITHIN = Duration.ofSeconds(15);

    private static final int FAILED = 3;

    private final Deque<Stage> started = new ArrayDeque<>();

    @PostConstruct
    void start() {
        try {
            inOrder().forEach(this::start);
            readiness.ready();
            signal.watch();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "BooControl cannot start: " + e.getMessage());
            readiness.failed(String.valueOf(e.getMessage()));
            stop();
            // Not thrown: the container would go on without the application, under many traces.
            loops.start("failed-start", () -> Runtime.getRuntime().exit(FAILED));
            loops.start("failed-start-deadline", Boot::halt);
        }
    }

    /// A server that is told to end in the midst of its own start may wait for itself for ever. Our
    /// stages have stopped by then.
    private static void halt() {
        try {
            Thread.sleep(EXIT_WITHIN);
        } catch (InterruptedException _) {
            // The end is due all the same.
        }
        Runtime.getRuntime().halt(FAILED);
    }

    @PreDestroy
    void stop() {
        readiness.stopping();
        signal.unwatch();
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private List<Stage> inOrder() {
        return stages.stream().sorted(Comparator.comparingInt(Stage::order)).toList();
    }

    private void start(Stage stage) {
        started.push(stage);
        stage.start();
        LOGGER.log(Level.INFO, "started {0}", stage.name());
    }

    private void stop(Stage stage) {
        try {
            stage.stop();
            LOGGER.log(Level.INFO, "stopped {0}", stage.name());
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "stop of " + stage.name() + " failed", e);
        }
    }
}
