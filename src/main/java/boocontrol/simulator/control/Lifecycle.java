package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelState;
import java.time.Duration;
import java.util.Optional;

/// Starts and stops the processes of models, with the times and the lines of real ones. `start` and
/// `stop` are called under the router's lock and return at once.
final class Lifecycle {

    private static final Duration EXIT = Duration.ofMillis(60);
    private static final Duration FIRST_POLL = Duration.ofMillis(250);

    private final Router router;
    private final Router.Parts parts;

    Lifecycle(Router router, Router.Parts parts) {
        this.router = router;
        this.parts = parts;
    }

    void tellState() {
        parts.stateChanged().run();
    }

    void start(ModelProcess process) {
        process.starting(parts.clock().nanos());
        tellState();
        var gone = process.gone();
        parts.tasks().start("load " + process.spec.id(), () -> load(process, gone));
    }

    /// Stops a process that has nothing to do.
    void swapOut(ModelProcess process) {
        stop(process, Duration.ZERO);
    }

    /// @return what is raised when the process is gone
    Signal stop(ModelProcess process, Duration grace) {
        process.stopping();
        tellState();
        var gone = process.gone();
        parts.tasks().start("stop " + process.spec.id(), () -> end(process, gone, grace));
        return gone;
    }

    private void load(ModelProcess process, Signal gone) throws InterruptedException {
        var failure = failure(process);
        var log = new ServerLog(parts, process);
        log.starting(failure.isPresent());
        if (failure.isPresent()) {
            if (!parts.clock().await(gone, FIRST_POLL)) {
                failed(process, failure.get());
            }
            return;
        }
        var load = process.spec.loading().load();
        if (parts.clock().await(gone, load)) {
            return;
        }
        log.listening();
        if (parts.clock().await(gone, untilPolled(process).minus(load))) {
            return;
        }
        var url = "http://127.0.0.1:" + process.port + "/health";
        parts.log().info("<" + process.spec.id() + "> Health check passed on " + url);
        router.step(() -> {
            if (process.is(ModelState.STARTING)) {
                process.ready();
            }
        });
        watchTtl(process, gone);
    }

    private Optional<String> failure(ModelProcess process) {
        var asked = parts.faults().takeFailingLoad(process.spec.id());
        if (asked.isEmpty() && process.spec.loading().failing()) {
            return Optional.of("upstream command exited prematurely");
        }
        return asked;
    }

    private void failed(ModelProcess process, String reason) {
        var id = process.spec.id();
        if (parts.release().legacy()) {
            parts.log().warn("<" + id + "> ExitError >> exit status 1, exit code: 1");
            parts.log()
                    .info(
                            "<"
                                    + id
                                    + "> process exited but not StateStopping, current state:"
                                    + " starting");
        } else {
            var verb = parts.release().from(246) ? "starting " : "running ";
            var end = parts.release().from(246) ? " failed: " : " exited: ";
            parts.log().warn("group: " + verb + id + end + reason);
        }
        router.step(() -> {
            process.stopped();
            router.fail(process, reason);
        });
    }

    /// The host polls 250 ms after the start and then every second, every 5 s up to v217.
    private Duration untilPolled(ModelProcess process) {
        var load = process.spec.loading().load();
        if (!process.spec.loading().polled()) {
            return load;
        }
        var every = Duration.ofSeconds(parts.release().legacy() ? 5 : 1);
        var polled = FIRST_POLL;
        while (polled.compareTo(load) < 0) {
            polled = polled.plus(every);
        }
        return polled;
    }

    private void watchTtl(ModelProcess process, Signal gone) throws InterruptedException {
        var ttl = process.spec.loading().ttl();
        if (ttl.isZero()) {
            return;
        }
        var line =
                "<%s> Unloading model, TTL of %ds reached"
                        .formatted(process.spec.id(), ttl.toSeconds());
        while (!parts.clock().await(gone, Duration.ofSeconds(1)) && !process.isEnding()) {
            router.expire(process, ttl, () -> parts.log().info(line));
        }
    }

    /// A server that is busy stops working but keeps its connections until it is killed.
    private void end(ModelProcess process, Signal gone, Duration grace)
            throws InterruptedException {
        if (process.spec.serving().kind() != ModelKind.PACED) {
            new ServerLog(parts, process).cleaningUp();
        }
        if (parts.clock().await(process.idle(), grace)) {
            parts.clock().await(gone, EXIT);
        }
        router.step(() -> {
            if (process.gone() == gone) {
                process.stopped();
            }
        });
    }
}
